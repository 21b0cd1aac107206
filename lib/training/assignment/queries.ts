import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

export interface AssignmentRow {
  id: string
  courseId: string
  audience: 'everyone' | 'cohort' | 'person'
  /** The id of the cohort or person; null for everyone. */
  name: string | null
  /** `2027-01-31`. */
  dueOn: string | null
  dueDays: number | null
  assignedAt: Date
}

/** The live ones of the coordinator's organization, newest first. */
export async function listAssignments({ organizationId }: Coordinator): Promise<AssignmentRow[]> {
  return query<AssignmentRow>`
    select a.id::text, a.course_id as "courseId", a.audience::text, coalesce(c.name, p.name) as name,
      a.due_on::text as "dueOn", a.due_days as "dueDays", a.assigned_at as "assignedAt"
    from assignment a left join cohort_name c on c.id = a.cohort_id left join person p on p.id = a.account_id
    where a.organization_id = ${organizationId}::uuid and a.ended_at is null
    order by a.assigned_at desc, a.id`
}

export interface OwnAssignment {
  courseId: string
  organization: string
  /** `2027-01-31`, in the organization's zone; null without a due date. */
  dueOn: string | null
}

/** One for each course, with the earliest due date. Days after joining count from the membership, or from the cohort. */
export async function listOwnAssignments({ accountId }: Subject, organizationId?: string): Promise<OwnAssignment[]> {
  return query<OwnAssignment>`
    select distinct on (a.course_id) a.course_id as "courseId", o.name as organization,
      coalesce(a.due_on, (greatest(coalesce(c.joined_at, m.started_at), a.assigned_at) at time zone o.time_zone)::date
        + a.due_days)::text as "dueOn"
    from membership_period m join assignment a on a.organization_id = m.organization_id and a.ended_at is null
    join organization_name o on o.id = m.organization_id
    left join cohort_membership c on c.cohort_id = a.cohort_id and c.membership_id = m.id
    where m.account_id = ${accountId}::uuid and m.role = 'learner' and m.ended_at is null
      and (${organizationId ?? null}::uuid is null or m.organization_id = ${organizationId ?? null}::uuid)
      and (a.audience = 'everyone' or c.membership_id is not null or a.account_id = m.account_id)
    order by a.course_id, "dueOn" nulls last, a.assigned_at`
}

/** The people a coordinator can choose, by name. */
export async function listAssignees(
  { organizationId }: Coordinator,
  most: number,
): Promise<{ accountId: string; name: string; email: string }[]> {
  return query`
    select p.id::text as "accountId", p.name, p.email from current_learner m join person p on p.id = m.account_id
    where m.organization_id = ${organizationId}::uuid order by m.name_key, p.id limit ${most}`
}
