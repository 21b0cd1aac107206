import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'

export interface PlannedEnd {
  membershipId: string
  organizationId: string
  accountId: string
  plannedById: string
  reason: string
  /** `2027-01-31`. */
  lastDay: string
  endsAt: Date
}

/** Learners whose last day is over, in their organization's zone; all, or the one of a membership. */
export async function listPlannedEnds(
  now: Date,
  { on = db, membershipId = null }: { on?: Statements; membershipId?: string | null } = {},
): Promise<PlannedEnd[]> {
  return query(on)<PlannedEnd>`
    select m.id::text as "membershipId", m.organization_id::text as "organizationId", m.account_id::text as "accountId",
      m.leaving_planned_by_id::text as "plannedById", m.leaving_reason as reason, m.leaves_on::text as "lastDay",
      (m.leaves_on + 1)::timestamp at time zone o.time_zone as "endsAt"
    from membership m join organization o on o.id = m.organization_id
    where m.leaves_on is not null and m.ended_at is null and m.role = 'learner'
      and (m.leaves_on + 1)::timestamp at time zone o.time_zone <= ${now}
      and (${membershipId}::uuid is null or m.id = ${membershipId}::uuid)
    order by m.leaves_on, m.id limit 1000`
}

/** The planned last day of a learner, or null. */
export async function findPlannedLeaving(
  { organizationId }: Coordinator,
  accountId: string,
): Promise<{ lastDay: string; reason: string } | null> {
  const [found] = await query<{ lastDay: string; reason: string }>`
    select leaves_on::text as "lastDay", leaving_reason as reason from membership
    where organization_id = ${organizationId}::uuid and account_id = ${accountId}::uuid and role = 'learner'
      and ended_at is null and leaves_on is not null`
  return found ?? null
}

/** The next people to leave, by their last day. */
export function listLeaving(
  { organizationId }: Coordinator,
  most: number,
): Promise<{ accountId: string; name: string; lastDay: string }[]> {
  return query`
    select p.id::text as "accountId", p.name, m.leaves_on::text as "lastDay"
    from membership m join person p on p.id = m.account_id
    where m.organization_id = ${organizationId}::uuid and m.role = 'learner' and m.ended_at is null
      and m.leaves_on is not null
    order by m.leaves_on, m.name_key, p.id limit ${most}`
}
