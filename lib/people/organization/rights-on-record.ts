import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import { query, type Transaction } from '@/lib/platform/db'

interface MembershipRow {
  id: string
  accountId: string
  organizationId: string
  role: 'learner' | 'coordinator'
  startedAt: Date
  endedAt: Date | null
  isOver: boolean
  endedById: string | null
  endReason: string | null
  /** Days: `2027-01-31`. */
  leavesOn: string | null
  leavingReason: string | null
  leavingPlannedById: string | null
  rank: string
  identifier: string
  hiredOn: string | null
  supervisorId: string | null
  divisionId: string | null
}

interface StayRow {
  accountId: string
  cohortId: string
  membershipId: string
  joinedAt: Date
  leftAt: Date | null
  leftById: string | null
}

/** All memberships of people, and their stays in cohorts, to compare with the log. */
export async function memberRightsOnRecord(tx: Transaction, subjects: Subjects) {
  const ids = accountIdsOf(subjects)
  return {
    memberships: await query(tx)<MembershipRow>`
      select id::text, account_id::text as "accountId", organization_id::text as "organizationId", role::text,
        started_at as "startedAt", ended_at as "endedAt", ended_at is not null as "isOver", ended_by_id::text as "endedById",
        end_reason as "endReason", leaves_on::text as "leavesOn", leaving_reason as "leavingReason",
        leaving_planned_by_id::text as "leavingPlannedById", rank, identifier, hired_on::text as "hiredOn",
        supervisor_id::text as "supervisorId", division_id::text as "divisionId"
      from membership where account_id = any(${ids}::uuid[]) order by started_at, id`,
    stays: await query(tx)<StayRow>`
      select account_id::text as "accountId", cohort_id::text as "cohortId", membership_id::text as "membershipId",
        joined_at as "joinedAt", left_at as "leftAt", left_by_id::text as "leftById"
      from cohort_member where account_id = any(${ids}::uuid[]) order by joined_at`,
  }
}

interface OrganizationRow {
  id: string
  name: string
  timeZone: string
  createdAt: Date
  closedAt: Date | null
  closedById: string | null
  closureReason: string | null
}

export function organizationsOnRecord(tx: Transaction, ids: readonly string[]): Promise<OrganizationRow[]> {
  return query(tx)`
    select o.id::text, o.name, o.time_zone as "timeZone", o.created_at as "createdAt", c.closed_at as "closedAt",
      c.closed_by_id::text as "closedById", c.reason as "closureReason"
    from organization o left join organization_closure c on c.organization_id = o.id where o.id = any(${[...ids]}::uuid[])`
}
