import type { Course } from '@/lib/content/course/schema'
import type { Auditor, OrganizationReader, OrganizationZone, Supervisor } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { currentLearners, finalIds, formerLearners, stateIn, whileLearner } from './course-state'
import { dueOf, lastActive, type Mark, marked, remindersUnanswered } from './marks'
import { type RosterCursor, type RosterSort, rosterOrder, rosterSearch } from './roster-order'

export const rosterStates = [
  'not-started',
  'started',
  'halfway',
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
  'not-started': 'Joined',
  started: 'Started',
  halfway: 'In the middle',
  failed: 'Failed final',
  passed: 'Waiting',
  certified: 'Done',
  superseded: 'Law changed since',
  expired: 'Expired',
  revoked: 'Revoked',
}

export interface RosterFilter {
  course: Course
  state?: RosterState | undefined
  mark?: Mark | undefined
  /** `2027-01-31`: only those for whom the course is due on that day. */
  dueOn?: string | undefined
  cohortId?: string | undefined
  /** With its parts, unless `withoutParts`; null: people without a division. */
  divisionId?: string | null | undefined
  withoutParts?: boolean | undefined
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
  /** Required units. Null, like the next three, for an auditor and of former people. */
  done: number | null
  /** `2027-01-31`. */
  dueOn: string | null
  activeAt: Date | null
  /** Of the newest attempt at the final. */
  score: { raw: number; max: number } | null
}

/** A supervisor reads only the people whom they supervise. */
export type RosterReader = OrganizationReader | Supervisor

export interface RosterRange {
  after: RosterCursor | null
  limit: number
  now: Date
  /** A page of a rare state reads at most this many people. */
  readAtMost?: number
}

/** People `m` of the filter, whatever their state. */
export function within(reader: RosterReader, filter: RosterFilter, after: RosterCursor | null): Prisma.Sql {
  const { text, cohortId, accountIds } = filter
  const chosen = accountIds ? Prisma.sql`and m.account_id = any(${accountIds}::uuid[])` : Prisma.empty
  const supervised =
    reader.role === 'supervisor'
      ? Prisma.sql`and m.supervisor_id = ${reader.accountId}::uuid and m.account_id <> m.supervisor_id`
      : Prisma.empty
  const inCohort = cohortId
    ? Prisma.sql`and exists (select from cohort_membership cm where cm.membership_id = m.membership_id
        and cm.cohort_id = ${cohortId}::uuid and cm.organization_id = ${reader.organizationId}::uuid)`
    : Prisma.empty
  return Prisma.sql`m.organization_id = ${reader.organizationId}::uuid
    ${rosterOrder(filter, after).after} ${rosterSearch(text, reader.role)} ${inCohort} ${inDivision(filter)} ${supervised} ${chosen}`
}

function inDivision({ divisionId, withoutParts }: RosterFilter): Prisma.Sql {
  if (divisionId === undefined) return Prisma.empty
  if (divisionId === null) return Prisma.sql`and m.division_id is null`
  return withoutParts
    ? Prisma.sql`and m.division_id = ${divisionId}::uuid`
    : Prisma.sql`and m.division_id in (select part_id from division_part where division_id = ${divisionId}::uuid)`
}

/** In the filter's order, by name unless it says otherwise. */
export async function listRoster(reader: RosterReader, filter: RosterFilter, page: RosterRange): Promise<RosterRow[]> {
  const { course, isFormer } = filter
  const order = rosterOrder(filter, page.after)
  const atMost = page.readAtMost ? Prisma.sql`limit ${page.readAtMost}` : Prisma.empty
  const parts = isFormer ? formerLearners : currentLearners(page.now)
  const { people, value, joins } = stateIn(course, parts, reader.role)
  const facts = reader.role === 'auditor' || isFormer ? noFacts : factsOf(course, reader)
  return query<RosterRow>`
    with people as (
      select m.account_id, m.name_key, m.left_at, m.rank, m.identifier, m.hired_on, m.supervisor_id, m.division_id, m.membership_id,
        ${order.value} as sorted, a.name, a.email, c.issued_at, c.expires_at, c.time_zone, c.serial,
        ${value} as state, ${facts.values}
      from ${people} m join person a on a.id = m.account_id
      ${joins} ${facts.joins}
      where ${within(reader, filter, page.after)}
      order by ${order.by} ${atMost}
    ), shown as (
      select m.*, row_number() over () as place from people m where ${wanted(reader, filter, page.now)} limit ${page.limit}
    )
    select m.account_id::text as "accountId", m.name_key as "nameKey", m.sorted, m.name, m.email, m.state,
      m.issued_at as "certifiedAt", m.expires_at as "expiresAt", m.time_zone as "timeZone", m.serial, m.left_at as "leftAt",
      m.rank, m.identifier, m.hired_on::text as "hiredOn", s.name as supervisor, c.names as cohorts,
      d.name as division, m.done, m.due_on::text as "dueOn", m.active_at as "activeAt", m.score
    from shown m left join person s on s.id = m.supervisor_id left join division_name d on d.id = m.division_id
    left join lateral (select names from membership_cohorts c where c.membership_id = m.membership_id) c on true
    order by m.place`
}

/** What a coordinator or supervisor reads of current people besides the state; no supervisor reads a score. */
function factsOf(course: Course, organization: Exclude<RosterReader, Auditor>) {
  const scored = organization.role === 'supervisor' ? [] : finalIds(course)
  return {
    values: Prisma.sql`w.done::int as done, d.due_on, l.at as active_at, s.reminders, q.score`,
    joins: Prisma.sql`
      ${dueOf(course, organization)} ${lastActive(course)} ${remindersUnanswered(course, organization)}
      left join lateral (
        select json_build_object('raw', u.raw, 'max', u.max) as score
        from (select *, submitted_at as at from submitted_attempt) u
        where u.account_id = m.account_id and u.unit_id = any(${scored}) and ${whileLearner}
        order by u.at desc limit 1
      ) q on true`,
  }
}

const noFacts = {
  values: Prisma.sql`null::int as done, null::date as due_on, null::timestamptz as active_at, 0 as reminders, null::json as score`,
  joins: Prisma.empty,
}

/** What is known of a person only once their state is. */
function wanted(organization: OrganizationZone, { state, mark, dueOn }: RosterFilter, now: Date): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`true`,
      ...(state ? [Prisma.sql`state = ${state}`] : []),
      ...(mark ? [marked(organization, now)[mark]] : []),
      ...(dueOn ? [Prisma.sql`due_on = ${dueOn}::date`] : []),
    ],
    ' and ',
  )
}
