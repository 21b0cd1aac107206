import type { CommandResult } from './arguments.ts'

export const mailVerbs = {
  /** The worker's five-minute job, for a site without a worker. */
  async 'send-due-mail'(): Promise<CommandResult> {
    const { configuredTransport } = await import('@/lib/people/mail/configured-transport')
    const { placeInWords } = await import('@/lib/people/mail/place')
    const { send } = await import('@/lib/people/mail/send')
    const { systemWorld } = await import('@/lib/platform/world')
    const { runDue } = await import('../worker/due.ts')
    const transport = configuredTransport()
    const counts = { sent: 0, failed: 0, withdrawn: 0, waits: 0, settled: 0 }
    for (const mailId of await runDue(systemWorld)) counts[await send(mailId, transport)] += 1
    const { sent, failed, waits } = counts
    return { text: `${sent} sent to ${placeInWords()}, ${failed} failed, ${waits} to retry later.`, data: counts }
  },
}
