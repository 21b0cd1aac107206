import { transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { record } from './record'

/**
 * Takes away the personal values of every entry by or about one account; how many. The entries stay, with the digests of what
 * was taken, so the chain still holds. That it was done, by whom and why is an entry of its own.
 */
export async function eraseValues(
  operator: { role: 'operator'; accountId: null },
  { accountId, reason }: { accountId: string; reason: string },
  world = systemWorld,
): Promise<number> {
  return transact(async (tx) => {
    const count = await tx.$executeRaw`
      delete from audit_value v using audit_event e
      where e.id = v.event_id and (e.subject_id = ${accountId}::uuid or e.actor_id = ${accountId}::uuid)`
    const [details, values] = [{ count }, { reason }]
    const entry = { action: 'log.values-erased', actor: operator, subjectId: accountId, details, values } as const
    await record(tx, entry, world.now())
    return count
  })
}
