import { operator } from '@/lib/people/account/actor'
import { dayOf } from '@/lib/platform/words'
import { type CommandResult, type Given, Refusal } from './arguments.ts'

const newest = 1000

function columns(rows: string[][]): string {
  const widths = rows[0]?.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0))) ?? []
  const line = (row: string[]) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

export const certificateVerbs = {
  async certificates(): Promise<CommandResult> {
    const { listIssued } = await import('@/lib/record/certificate/issued')
    const { recordView } = await import('@/lib/audit/log/record-view')
    const certificates = await listIssued(operator, { limit: newest, now: new Date() })
    await recordView(operator, { action: 'certificate.list-viewed', people: certificates })
    const data = certificates.map(({ courseId, ...rest }) => ({ ...rest, course: courseId }))
    const rows = data.map(({ serial, state, issuedAt, expiresAt, timeZone, course, holder }) => [
      serial,
      state,
      dayOf(issuedAt, timeZone),
      expiresAt ? dayOf(expiresAt, timeZone) : 'never',
      course,
      holder,
    ])
    const text = columns([['Serial', 'State', 'Issued', 'Expires', 'Course', 'Holder'], ...rows])
    return { text: rows.length > 0 ? text : 'There are no certificates yet.', data }
  },
  async 'revoke-certificate'({ serial, reason }: Given): Promise<CommandResult> {
    const { revoke } = await import('@/lib/record/certificate/revoke')
    const { revocationInput } = await import('@/lib/record/certificate/schema')
    const input = revocationInput.parse({ serial, reason })
    const revoked = await revoke(operator, input)
    if (!revoked.ok) throw new Refusal(`${input.serial} was already revoked.`)
    return { text: `${input.serial} is revoked.`, data: { serial: input.serial } }
  },
  async 'correct-certificate'({ serial: wrong, name, reason }: Given): Promise<CommandResult> {
    const { correct } = await import('@/lib/record/certificate/correct')
    const { agreesWithLog } = await import('@/lib/record/packet/agreement')
    const { correctionInput } = await import('@/lib/record/certificate/schema')
    const input = correctionInput.parse({ serial: wrong, name, reason })
    const corrected = await correct(operator, input, agreesWithLog)
    if (!corrected.ok) throw new Refusal(`${input.serial} ${obstacles[corrected.reason]}`)
    const { serial } = corrected
    return { text: `${serial} replaces ${input.serial}.`, data: { serial, supersedes: input.serial } }
  },
}

const obstacles = {
  revoked: 'was revoked, so it can’t be corrected.',
  superseded: 'was already corrected: correct the newer certificate.',
  'same-name': 'already has this name.',
  'in-dispute':
    'belongs to a record that doesn’t match the log, so nothing is signed. npm run admin -- verify-record lists each difference.',
  'unprintable-name': 'cannot have this name: the fonts lack one of its letters.',
}
