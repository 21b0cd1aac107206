import type { Course } from '@/lib/content/course/schema'
import type { OrganizationReader } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { currentLearners, formerLearners, stateIn } from './course-state'
import { type RosterCursor, type RosterSort, rosterOrder, rosterSearch } from './roster-order'

export const rosterStates = [
  'not-started',
  'in-progress',
  'failed',
  'passed',
  'certified',
  'superseded',
  'expired',
  'revoked',
] as const
export type RosterState = (typeof rosterStates)[number]

/** On pages and in downloads. */
export const rosterStateWords: Record<RosterState, string> = {
  'not-started': 'Not started',
  'in-progress': 'In progress',
  failed: 'Failed the final',
  passed: 'Final passed',
  certified: 'Certified',
  superseded: 'Law changed since',
  expired: 'Expired',
  revoked: 'Revoked',
}

export interface RosterFilter {
  course: Course
  state?: RosterState | undefined
  cohortId?: string | undefined
  /** With its parts. */
  divisionId?: string | undefined
  /** Words that are part of the name, identifier or, unless the reader is an auditor, address. */
  text?: string | undefined
  /** Only these people. */
  accountIds?: string[] | undefined
  sort?: RosterSort | undefined
  isDescending?: boolean | undefined
  /** People who left, with their states when they left. */
  isFormer?: boolean | undefined
}

export interface RosterRow extends RosterCursor {
  name: string
  email: string
  state: RosterState
  certifiedAt: Date | null
  expiresAt: Date | null
  /** The certificate's zone. */
  timeZone: string | null
  serial: string | null
  leftAt: Date | null
  rank: string
  identifier: string
  /** `2027-01-31`. */
  hiredOn: string | null
  supervisor: string | null
  division: string | null
  /** The names, with commas. */
  cohorts: string | null
}

interface Page {
  after: RosterCursor | null
  limit: number
  now: Date
  /** A page of a rare state reads at most this many people. */
  readAtMost?: number
}

/** People `m` of the filter, without its state. */
function within(reader: OrganizationReader, filter: RosterFilter, after: RosterCursor | null): Prisma.Sql {
  const { text, cohortId, divisionId, accountIds } = filter
  const chosen = accountIds ? Prisma.sql`and m.account_id = any(${accountIds}::uuid[])` : Prisma.empty
  const inCohort = cohortId
    ? Prisma.sql`and exists (select from cohort_membership cm where cm.membership_id = m.membership_id
        and cm.cohort_id = ${cohortId}::uuid and cm.organization_id = ${reader.organizationId}::uuid)`
    : Prisma.empty
  const inDivision = divisionId
    ? Prisma.sql`and m.division_id in (select part_id from division_part where division_id = ${divisionId}::uuid)`
    : Prisma.empty
  return Prisma.sql`m.organization_id = ${reader.organizationId}::uuid
    ${rosterOrder(filter, after).after} ${rosterSearch(text, reader.role)} ${inCohort} ${inDivision} ${chosen}`
}

/** In the filter's order, by name unless it says otherwise. */
export async function listRoster(reader: OrganizationReader, filter: RosterFilter, page: Page): Promise<RosterRow[]> {
  const { state } = filter
  const order = rosterOrder(filter, page.after)
  const inState = state ? Prisma.sql`where state = ${state}` : Prisma.empty
  const atMost = page.readAtMost ? Prisma.sql`limit ${page.readAtMost}` : Prisma.empty
  const { people, value, joins } = stateIn(
    filter.course,
    filter.isFormer ? formerLearners : currentLearners(page.now),
    reader.role,
  )
  return query<RosterRow>`
    with people as (
      select m.account_id, m.name_key, m.left_at, m.rank, m.identifier, m.hired_on, m.supervisor_id, m.division_id, m.membership_id,
        ${order.value} as sorted, a.name, a.email, c.issued_at, c.expires_at, c.time_zone, c.serial,
        ${value} as state
      from ${people} m join person a on a.id = m.account_id
      ${joins}
      where ${within(reader, filter, page.after)}
      order by ${order.by} ${atMost}
    ), shown as (select m.*, row_number() over () as place from people m ${inState} limit ${page.limit})
    select m.account_id::text as "accountId", m.name_key as "nameKey", m.sorted, m.name, m.email, m.state,
      m.issued_at as "certifiedAt", m.expires_at as "expiresAt", m.time_zone as "timeZone", m.serial, m.left_at as "leftAt",
      m.rank, m.identifier, m.hired_on::text as "hiredOn", s.name as supervisor, c.names as cohorts,
      d.name as division
    from shown m left join person s on s.id = m.supervisor_id left join division_name d on d.id = m.division_id
    left join lateral (select names from membership_cohorts c where c.membership_id = m.membership_id) c on true
    order by m.place`
}

const readForState = 1000

interface RosterPage {
  rows: RosterRow[]
  /** Null: there are no more people. */
  next: RosterCursor | null
}

/** With a state, a page may have fewer rows although more follow: otherwise a rare state would read a large organization for one page. */
export async function listRosterPage(
  reader: OrganizationReader,
  filter: RosterFilter,
  { limit, ...page }: Omit<Page, 'readAtMost'>,
): Promise<RosterPage> {
  const atMost = filter.state ? { readAtMost: readForState } : {}
  const found = await listRoster(reader, filter, { ...page, limit: limit + 1, ...atMost })
  const rows = found.slice(0, limit)
  if (found.length > limit) return { rows, next: rows.at(-1) ?? null }
  return { rows, next: filter.state ? await findLastRead(reader, filter, page) : null }
}

/** Null: it was the last person. */
async function findLastRead(
  reader: OrganizationReader,
  filter: RosterFilter,
  { after, now }: Pick<Page, 'after' | 'now'>,
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
