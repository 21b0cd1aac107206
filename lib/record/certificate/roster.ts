import { confirmsName, listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { nameKey } from '@/lib/people/organization/name-key'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

export const rosterStates = ['not-started', 'in-progress', 'passed', 'certified', 'superseded', 'expired'] as const
export type RosterState = (typeof rosterStates)[number]

export interface RosterFilter {
  course: Course
  state?: RosterState | undefined
  cohortId?: string | undefined
  /** The beginning of a name, in any case and with or without accents. */
  name?: string | undefined
}

export interface RosterRow {
  accountId: string
  name: string
  email: string
  state: RosterState
  certifiedAt: Date | null
  expiresAt: Date | null
  serial: string | null
  nameKey: string
}

export interface RosterCursor {
  nameKey: string
  accountId: string
}

/** By name. Lateral joins keep a page cheap: for `exists` in a `case` the planner would hash every attempt. */
export async function listRoster(
  coordinator: Coordinator,
  filter: RosterFilter,
  page: { after: RosterCursor | null; limit: number; now: Date },
): Promise<RosterRow[]> {
  const units = listUnits(filter.course)
  const unitIds = units.map((unit) => unit.id)
  const lastIds = units.flatMap((unit) => (unit.kind === 'quiz' && confirmsName(filter.course, unit) ? unit.id : []))
  const { name, cohortId, state } = filter
  const after = page.after
    ? Prisma.sql`and (m.name_key, m.account_id) > (${page.after.nameKey}, ${page.after.accountId}::uuid)`
    : Prisma.empty
  const prefix = name && nameKey(name)
  const named = prefix
    ? Prisma.sql`and m.name_key >= ${prefix} and m.name_key < ${`${prefix}\u{10FFFF}`}`
    : Prisma.empty
  const inCohort = cohortId
    ? Prisma.sql`and exists (select from cohort_membership cm where cm.account_id = m.account_id
        and cm.cohort_id = ${cohortId}::uuid and cm.organization_id = ${coordinator.organizationId}::uuid)`
    : Prisma.empty
  const inState = state ? Prisma.sql`where state = ${state}` : Prisma.empty
  return query<RosterRow>`
    with people as (
      select m.account_id, m.name_key, a.name, a.email, c.issued_at, c.expires_at, c.serial,
        case
          when c.state = 'valid' then 'certified'
          when c.lasts then 'superseded'
          when c.serial is not null then 'expired'
          when p.passed then 'passed'
          when b.begun then 'in-progress'
          else 'not-started'
        end as state
      from current_learner m join person a on a.id = m.account_id
      left join lateral (
        select c.issued_at, c.expires_at, c.serial, c.state, c.lasts from current_certificate(${page.now}) c
        where c.account_id = m.account_id and c.course_id = ${filter.course.id}
          and c.revoked_at is null and c.replaced_by is null
        order by c.state = 'valid' desc, c.completed_at desc, c.issued_at desc limit 1
      ) c on true
      left join lateral (
        select true as passed from counted_unit u
        where u.account_id = m.account_id and u.unit_id = any(${lastIds}) and u.way = 'pass' limit 1
      ) p on true
      left join lateral (
        select true as begun from begun_unit u where u.account_id = m.account_id and u.unit_id = any(${unitIds}) limit 1
      ) b on true
      where m.organization_id = ${coordinator.organizationId}::uuid
        ${after} ${named} ${inCohort}
    )
    select account_id::text as "accountId", name_key as "nameKey", name, email, state,
      issued_at as "certifiedAt", expires_at as "expiresAt", serial
    from people ${inState} order by name_key, account_id limit ${page.limit}`
}

/** Stops counting at `most` + 1. */
export async function countRoster(coordinator: Coordinator, most: number): Promise<number> {
  const [counted] = await query<{ count: number }>`
    select count(*)::int as count from (
      select from current_learner where organization_id = ${coordinator.organizationId}::uuid limit ${most + 1}
    ) roster`
  return counted?.count ?? 0
}
