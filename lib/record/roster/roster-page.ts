import type { OrganizationReader } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { currentLearners, formerLearners } from './course-state'
import { listRoster, type RosterFilter, type RosterRange, type RosterRow, within } from './roster'
import { type RosterCursor, rosterOrder } from './roster-order'

/** Whether a page may have to read many people for one. */
const readsOn = ({ state, mark, dueOn }: RosterFilter) => Boolean(state || mark || dueOn)

const readForState = 1000

interface RosterPage {
  rows: RosterRow[]
  /** Null: there are no more people. */
  next: RosterCursor | null
}

/** With a state, a mark, or a due date, a page may have fewer rows although more follow: otherwise a rare one would read a large organization for one page. */
export async function listRosterPage(
  reader: OrganizationReader,
  filter: RosterFilter,
  { limit, ...page }: Omit<RosterRange, 'readAtMost'>,
): Promise<RosterPage> {
  const atMost = readsOn(filter) ? { readAtMost: readForState } : {}
  const found = await listRoster(reader, filter, { ...page, limit: limit + 1, ...atMost })
  const rows = found.slice(0, limit)
  if (found.length > limit) return { rows, next: rows.at(-1) ?? null }
  return { rows, next: readsOn(filter) ? await findLastRead(reader, filter, page) : null }
}

/** Null: it was the last person. */
async function findLastRead(
  reader: OrganizationReader,
  filter: RosterFilter,
  { after, now }: Pick<RosterRange, 'after' | 'now'>,
): Promise<RosterCursor | null> {
  const { people } = filter.isFormer ? formerLearners : currentLearners(now)
  const order = rosterOrder(filter, after)
  const [last, beyond] = await query<RosterCursor>`
    select m.account_id::text as "accountId", m.name_key as "nameKey", ${order.value} as sorted from ${people} m
    where ${within(reader, filter, after)} order by ${order.by} limit 2 offset ${readForState - 1}`
  return last && beyond ? last : null
}

/** Stops counting at `most` + 1. */
export async function countRoster(reader: OrganizationReader, most: number): Promise<number> {
  const [counted] = await query<{ count: number }>`
    select count(*)::int as count from (
      select from current_learner where organization_id = ${reader.organizationId}::uuid limit ${most + 1}
    ) roster`
  return counted?.count ?? 0
}
