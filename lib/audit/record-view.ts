import { transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { type AuditEntry, record } from './record'

/** So many people to an entry. */
const most = 1000

/**
 * Keeps that somebody looked at other people’s records: a page calls it once, before it is sent, so that nothing is seen
 * without an entry. What a browser fetches ahead counts too: it was handed out, and a header that says so could be forged.
 * `people`: who was on a list, when those are few; each of them sees it.
 */
export async function recordView(
  actor: AuditEntry['actor'],
  what: Omit<AuditEntry, 'actor'> & { people?: readonly { accountId: string }[] },
  world = systemWorld,
): Promise<void> {
  const { accountId, role } = actor
  const { people, ...entry } = what
  const ids = people && [...new Set(people.map((one) => one.accountId))]
  await transact(async (tx) => {
    // An entry is only so long: a list of more people leaves several.
    for (let from = 0; from === 0 || from < (ids?.length ?? 0); from += most) {
      const details = ids && { ...entry.details, people: ids.slice(from, from + most) }
      await record(tx, { ...entry, ...(details && { details }), actor: { accountId, role } }, world.now())
    }
  })
}
