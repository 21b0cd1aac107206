import { recordAll } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import { query, type Transaction } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

interface Change {
  courseId: string
  courseVersionId: string
  units: readonly string[]
  /** By `version unit`: the reading time of each lesson's changes since that version. */
  minutes: Readonly<Record<string, number>>
}

interface Assigned {
  enrollmentId: string
  accountId: string
  units: string[]
  minutes: (number | null)[]
}

export async function assignDeltas(tx: Transaction, change: Change, now: Date): Promise<void> {
  const { courseId, courseVersionId, minutes } = change
  // Race: a learner who is completing a delta finishes first and gets another, or finds this unit added.
  await query(tx)`
    select from enrollment where course_id = ${courseId} and kind = 'delta' and ended_at is null for update`
  const owed = owedUnits(change)
  await query(tx)`
    with owed as (${owed})
    insert into enrollment (id, account_id, course_id, kind, course_version_id, enrolled_at)
    select gen_random_uuid(), account_id, ${courseId}, 'delta', ${courseVersionId}::uuid, ${now}
    from (select distinct account_id from owed) people
    on conflict do nothing`
  const assigned = await query(tx)<Assigned>`
    with owed as (${owed}), assigned as (
      insert into delta_unit (enrollment_id, unit_id, course_version_id, assigned_at, changed_minutes)
      select e.id, o.unit_id, ${courseVersionId}::uuid, ${now}, (
          select (${JSON.stringify(minutes)}::jsonb ->> concat_ws(' ', c.course_version_id, c.unit_id))::float8
          from completed_lesson c where c.account_id = o.account_id and c.unit_id = o.unit_id order by c.ordinal desc limit 1)
      from owed o join enrollment e on e.account_id = o.account_id and e.course_id = ${courseId}
        and e.kind = 'delta' and e.ended_at is null
      on conflict do nothing returning enrollment_id, unit_id, changed_minutes
    )
    select e.id::text as "enrollmentId", e.account_id::text as "accountId", array_agg(a.unit_id order by a.unit_id) as units,
      array_agg(a.changed_minutes order by a.unit_id) as minutes
    from assigned a join enrollment e on e.id = a.enrollment_id group by e.id`
  const entries = assigned.map(({ enrollmentId, accountId, units, minutes }) => ({
    action: 'enrollment.delta-assigned' as const,
    actor: system,
    subjectId: accountId,
    object: `enrollment:${enrollmentId}`,
    details: { courseId, courseVersionId, units, minutes },
  }))
  await recordAll(tx, entries, now)
}

/** Holders of a certificate that has not ended owe all units, others what they did or began before the change. Once per change. */
function owedUnits({ courseId, courseVersionId, units }: Omit<Change, 'minutes'>): Prisma.Sql {
  return Prisma.sql`
    select o.account_id, o.unit_id from (
      select c.account_id, u.unit_id from current_certificate(now()) c
      join published_version v on v.id = c.course_version_id
      join published_law_change l on l.course_version_id = ${courseVersionId}::uuid
      cross join unnest(${units}::text[]) u (unit_id)
      where c.course_id = ${courseId} and v.published_at < l.published_at and c.revoked_at is null and c.replaced_by is null
        and (c.expires_at > l.published_at) is not false
      union
      select e.account_id, u.unit_id
      from enrollment e join published_version v on v.id = e.course_version_id
      join published_law_change l on l.course_version_id = ${courseVersionId}::uuid
      cross join unnest(${units}::text[]) u (unit_id)
      where e.course_id = ${courseId} and e.kind = 'course' and e.ended_at is null and v.published_at < l.published_at
        and (
          exists (select from begun_unit b where b.account_id = e.account_id and b.unit_id = u.unit_id
            and b.way in ('lesson', 'reading', 'run') and b.at < l.published_at)
          or (v.id, u.unit_id) not in (
            select o.id, outlined.unit ->> 'id' from published_version o,
              jsonb_path_query(o.outline, '$.modules[*].units[*]') outlined (unit) where o.course_id = ${courseId})
        )
    ) o
    where not exists (select from delta_unit d join enrollment x on x.id = d.enrollment_id
      where x.account_id = o.account_id and x.course_id = ${courseId} and d.course_version_id = ${courseVersionId}::uuid)`
}
