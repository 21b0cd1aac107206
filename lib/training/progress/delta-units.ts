import type { Subject } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'

export interface DeltaUnitView {
  enrollmentId: string
  courseId: string
  unitId: string
  done: boolean
  /** Null for what is read or played as a whole. */
  changedMinutes: number | null
}

export async function listDeltaUnits({ accountId }: Subject, on: Statements = db): Promise<DeltaUnitView[]> {
  return query(on)<DeltaUnitView>`
    select e.id::text as "enrollmentId", e.course_id as "courseId", u.unit_id as "unitId", u.minutes as "changedMinutes",
      exists (select from counted_unit c
        where c.account_id = e.account_id and c.unit_id = u.unit_id and c.since > u.since
          and (c.sound or u.sound is not true)) as done
    from live_enrollment e cross join lateral (
      select d.unit_id, asked_since(e.account_id, d.unit_id) as since,
        bool_or(coalesce(v.outline #>> array['moveOn', d.unit_id], v.outline #>> '{moveOn,encounters}') = 'sound') as sound,
        (array_agg(d.changed_minutes order by d.assigned_at desc))[1] as minutes
      from affected_unit d join published_version v on v.id = d.course_version_id
      where d.enrollment_id = e.id group by d.unit_id
    ) u
    where e.account_id = ${accountId}::uuid and e.kind = 'delta'
    order by e.enrolled_at, u.unit_id`
}
