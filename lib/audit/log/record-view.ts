import { transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { type AuditEntry, record } from './record'

const peoplePerEntry = 1000

/** Call once, before sending. Prefetches count too: their data leaves the server, and their header can be forged. */
export async function recordView(
  actor: AuditEntry['actor'],
  what: Omit<AuditEntry, 'actor'> & { people?: readonly { accountId: string }[] },
  world = systemWorld,
): Promise<void> {
  const { accountId, role } = actor
  const { people, ...entry } = what
  const ids = people && [...new Set(people.map((one) => one.accountId))]
  await transact(async (tx) => {
    for (let from = 0; from === 0 || from < (ids?.length ?? 0); from += peoplePerEntry) {
      const details = ids && { ...entry.details, people: ids.slice(from, from + peoplePerEntry) }
      await record(tx, { ...entry, ...(details && { details }), actor: { accountId, role } }, world.now())
    }
  })
}
