import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { isWithin, listLearnerPeriods } from '@/lib/people/organization/membership/learner-periods'
import { query } from '@/lib/platform/db'

export interface Amendment {
  id: string
  kind: 'annotation' | 'waiver' | 'extension' | 'reset' | 'time'
  /** `unit:…`, `attempt:…`, `certificate:…` or `enrollment:…`; null means the whole record. */
  object: string | null
  text: string
  at: Date
  /** Null means an administrator. */
  by: string | null
  organizationId: string | null
  /** `2027-01-31`. */
  courseId: string | null
  dueOn: string | null
  endedAt: Date | null
  endReason: string | null
}

export async function listAmendments({ accountId }: Subject): Promise<Amendment[]> {
  return query<Amendment>`
    select m.id::text, m.kind, m.object, m.text, m.at, b.name as by, m.organization_id::text as "organizationId",
      m.course_id as "courseId", m.due_on as "dueOn", m.ended_at as "endedAt", m.end_reason as "endReason"
    from (
      select id, 'annotation' as kind, object, text, annotated_at as at, annotated_by_id as by_id, organization_id,
        null as course_id, null as due_on, null::timestamptz as ended_at, null as end_reason
      from annotation where account_id = ${accountId}::uuid
      union all
      select id, 'waiver', 'unit:' || unit_id, reason, waived_at, waived_by_id, organization_id,
        null, null, ended_at, end_reason
      from waiver where account_id = ${accountId}::uuid
      union all
      select x.id, 'extension', 'enrollment:' || x.enrollment_id, x.reason, x.extended_at, x.extended_by_id,
        x.organization_id, e.course_id, x.due_on::text, null, null
      from extension x join enrollment_history e on e.id = x.enrollment_id where x.account_id = ${accountId}::uuid
      union all
      select id, 'reset', 'unit:' || unit_id, reason, reset_at, reset_by_id, organization_id, null, null, null, null
      from reset where account_id = ${accountId}::uuid
      union all
      select t.id, 'time', 'enrollment:' || t.enrollment_id, t.reason, t.accepted_at, t.accepted_by_id,
        t.organization_id, e.course_id, null, null, null
      from time_acceptance t join enrollment_history e on e.id = t.enrollment_id where t.account_id = ${accountId}::uuid
    ) m left join person b on b.id = m.by_id
    order by m.at desc, m.id`
}

/** Hides the notes of other organizations, the reasons for their other amendments, and everything from before the person joined. */
export async function listAmendmentsFor(coordinator: Coordinator, subject: Subject): Promise<Amendment[]> {
  const isTheirs = ({ organizationId }: Amendment) =>
    organizationId !== null && organizationId !== coordinator.organizationId
  const periods = await listLearnerPeriods(coordinator, subject.accountId)
  const all = await listAmendments(subject)
  return all.flatMap((one) => {
    if (!isWithin(periods, one.at)) return []
    if (!isTheirs(one)) return one
    return one.kind === 'annotation' ? [] : { ...one, text: '', by: null, endReason: null }
  })
}

export function dueOnOf(amendments: readonly Amendment[], courseId: string): string | null {
  return amendments.find((one) => one.kind === 'extension' && one.courseId === courseId)?.dueOn ?? null
}
