import { confirmsName, listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { type RosterCursor, type RosterSort, rosterOrder, rosterSearch } from './roster-order'

export const rosterStates = ['not-started', 'in-progress', 'passed', 'certified', 'superseded', 'expired'] as const
export type RosterState = (typeof rosterStates)[number]

export interface RosterFilter {
  course: Course
  state?: RosterState | undefined
  cohortId?: string | undefined
  /** With its parts. */
  divisionId?: string | undefined
  /** Words that are part of the name, address or identifier. */
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

/** In the filter's order, by name unless it says otherwise. Lateral joins keep a page cheap: for `exists` in a `case` the planner would hash every attempt. */
export async function listRoster(
  coordinator: Coordinator,
  filter: RosterFilter,
  page: { after: RosterCursor | null; limit: number; now: Date },
): Promise<RosterRow[]> {
  const units = listUnits(filter.course)
  const unitIds = units.map((unit) => unit.id)
  const lastIds = units.flatMap((unit) => (unit.kind === 'quiz' && confirmsName(filter.course, unit) ? unit.id : []))
  const { text, cohortId, divisionId, state, accountIds } = filter
  const order = rosterOrder(filter, page.after)
  const chosen = accountIds ? Prisma.sql`and m.account_id = any(${accountIds}::uuid[])` : Prisma.empty
  const inCohort = cohortId
    ? Prisma.sql`and exists (select from cohort_membership cm where cm.membership_id = m.membership_id
        and cm.cohort_id = ${cohortId}::uuid and cm.organization_id = ${coordinator.organizationId}::uuid)`
    : Prisma.empty
  const inDivision = divisionId
    ? Prisma.sql`and m.division_id in (select part_id from division_part where division_id = ${divisionId}::uuid)`
    : Prisma.empty
  const inState = state ? Prisma.sql`where state = ${state}` : Prisma.empty
  const { people, certificates, passes, begun } = filter.isFormer ? former : current(page.now)
  return query<RosterRow>`
    with people as (
      select m.account_id, m.name_key, m.left_at, m.rank, m.identifier, m.hired_on, m.supervisor_id, m.division_id, m.membership_id,
        ${order.value} as sorted, a.name, a.email, c.issued_at, c.expires_at, c.time_zone, c.serial,
        case
          when c.is_valid then 'certified'
          when c.lasts then 'superseded'
          when c.serial is not null then 'expired'
          when p.passed then 'passed'
          when b.begun then 'in-progress'
          else 'not-started'
        end as state
      from ${people} m join person a on a.id = m.account_id
      left join lateral (
        select c.issued_at, c.expires_at, c.time_zone, c.serial, c.lasts, c.is_valid from (${certificates}) c
        where c.account_id = m.account_id and c.course_id = ${filter.course.id}
        order by c.is_valid desc, c.completed_at desc, c.issued_at desc limit 1
      ) c on true
      left join lateral (
        select true as passed from ${passes}
          and u.account_id = m.account_id and u.unit_id = any(${lastIds}) limit 1
      ) p on true
      left join lateral (
        select true as begun from ${begun} and u.account_id = m.account_id and u.unit_id = any(${unitIds}) limit 1
      ) b on true
      where m.organization_id = ${coordinator.organizationId}::uuid
        ${order.after} ${rosterSearch(text)} ${inCohort} ${inDivision} ${chosen}
      order by ${order.by}
    ), shown as (select m.*, row_number() over () as place from people m ${inState} limit ${page.limit})
    select m.account_id::text as "accountId", m.name_key as "nameKey", m.sorted, m.name, m.email, m.state,
      m.issued_at as "certifiedAt", m.expires_at as "expiresAt", m.time_zone as "timeZone", m.serial, m.left_at as "leftAt",
      m.rank, m.identifier, m.hired_on::text as "hiredOn", s.name as supervisor, c.names as cohorts,
      d.name as division
    from shown m left join person s on s.id = m.supervisor_id left join division_name d on d.id = m.division_id
    left join lateral (select names from membership_cohorts c where c.membership_id = m.membership_id) c on true
    order by m.place`
}

interface Parts {
  people: Prisma.Sql
  certificates: Prisma.Sql
  passes: Prisma.Sql
  begun: Prisma.Sql
}

function current(now: Date): Parts {
  return {
    people: Prisma.sql`(select *, null::timestamptz as left_at from current_learner)`,
    certificates: Prisma.sql`select *, state = 'valid' as is_valid from current_certificate(${now})
      where revoked_at is null and replaced_by is null
        and (completed_at >= m.started_at or may_see_certificate(m.organization_id, account_id, completed_at, issued_at))`,
    passes: Prisma.sql`counted_unit u where u.way = 'pass' and ${whileLearner}`,
    begun: Prisma.sql`begun_unit u where ${whileLearner}`,
  }
}

/** The comparison comes first because it is cheaper than the function. */
const whileLearner = Prisma.sql`(u.at >= m.started_at or was_learner(m.organization_id, u.account_id, u.at))`

const wasLearner = Prisma.sql`was_learner(m.organization_id, u.account_id, u.at)`

/** Nothing from before they joined or after they left: no work, certificate, revocation or reset. */
const former: Parts = {
  people: Prisma.sql`(select *, ended_at as left_at from former_learner)`,
  certificates: Prisma.sql`select *, lasts and (law_changed_at <= m.left_at) is not true as is_valid
    from current_certificate(m.left_at)
    where may_see_certificate(m.organization_id, account_id, completed_at, issued_at) and (revoked_at <= m.left_at) is not true and (replaced_at <= m.left_at) is not true`,
  passes: Prisma.sql`done_unit u where u.way = 'pass' and ${wasLearner} and not exists (select from reset_unit r
    where r.account_id = u.account_id and r.unit_id = u.unit_id and r.reset_at >= u.since and r.reset_at <= m.left_at)`,
  begun: Prisma.sql`begun_unit u where ${wasLearner}`,
}

/** Stops counting at `most` + 1. */
export async function countRoster(coordinator: Coordinator, most: number): Promise<number> {
  const [counted] = await query<{ count: number }>`
    select count(*)::int as count from (
      select from current_learner where organization_id = ${coordinator.organizationId}::uuid limit ${most + 1}
    ) roster`
  return counted?.count ?? 0
}
