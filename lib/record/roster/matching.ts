import type { Coordinator } from '@/lib/people/account/actor'
import type { RosterFilter } from './roster'
import type { RosterCursor } from './roster-order'
import { listRosterPage } from './roster-page'

/** For one act on them all: a transaction for more would take too long. */
export const mostMatching = 500

/** Each page of a state or a mark reads 1,000 people. */
const mostPages = 10

/** The accounts of everyone whom a list shows on all of its pages, in its order. Null: too many, or too many to look through. */
export async function listMatching(
  coordinator: Coordinator,
  filter: RosterFilter,
  now: Date,
  most = mostMatching,
): Promise<string[] | null> {
  const found: string[] = []
  let after: RosterCursor | null = null
  for (let read = 0; read < mostPages; read++) {
    const page = await listRosterPage(coordinator, filter, { after, limit: most + 1 - found.length, now })
    found.push(...page.rows.map(({ accountId }) => accountId))
    if (found.length > most) return null
    if (!page.next) return found
    after = page.next
  }
  return null
}
