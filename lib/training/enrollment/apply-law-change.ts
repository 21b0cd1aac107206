import { listAskedAgain } from '@/lib/content/course/change'
import type { Course } from '@/lib/content/course/schema'
import type { Transaction } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

interface Change {
  course: Course
  /** Whose law change it is. */
  courseVersionId: string
  /** What it changed, by id. */
  units: readonly string[]
}

/**
 * Puts a change of law into effect: certificates from before are superseded, and who holds one, or did a changed unit
 * before, is asked for what changed. What is there already stays, so it may be repeated, and finds then what was written
 * while the change came. A change that no lesson or encounter of the course shows supersedes nothing: nobody could do
 * anything about it.
 */
export async function applyLawChange(tx: Transaction, change: Change, now: Date): Promise<void> {
  const { course, courseVersionId } = change
  const asked = listAskedAgain(course, change.units)
  if (asked.length === 0) return
  // The planner knows nothing of rows that are written here: it would compare each holder with each.
  await tx.$executeRaw`set local enable_nestloop = off`
  await supersede(tx, change, now)
  // Whoever is about to complete a delta does so before, and gets another one, or after, and finds more in it.
  await tx.$executeRaw`
    select from enrollment where course_id = ${course.id} and kind = 'delta' and ended_at is null for update`
  const owed = owedUnits(change, asked)
  await tx.$executeRaw`
    with owed as (${owed})
    insert into enrollment (id, account_id, course_id, kind, course_version_id, enrolled_at)
    select gen_random_uuid(), account_id, ${course.id}, 'delta', ${courseVersionId}::uuid, ${now}
    from (select distinct account_id from owed) people
    on conflict do nothing`
  await tx.$executeRaw`
    with owed as (${owed}), assigned as (
      insert into delta_unit (enrollment_id, unit_id, course_version_id, assigned_at)
      select e.id, o.unit_id, ${courseVersionId}::uuid, ${now}
      from owed o join enrollment e on e.account_id = o.account_id and e.course_id = ${course.id}
        and e.kind = 'delta' and e.ended_at is null
      on conflict do nothing returning enrollment_id, unit_id
    )
    insert into audit_event (at, action, actor_role, subject_id, object, details)
    select ${now}, 'enrollment.delta-assigned', 'system', e.account_id, 'enrollment:' || e.id,
      jsonb_build_object('courseId', ${course.id}::text, 'courseVersionId', ${courseVersionId}::text,
        'units', jsonb_agg(a.unit_id order by a.unit_id))
    from assigned a join enrollment e on e.id = a.enrollment_id group by e.id`
}

/** Certificates of earlier versions that are current: neither revoked nor followed by another. */
function earlierCertificates({ course, courseVersionId }: Change): Prisma.Sql {
  return Prisma.sql`
    select c.id, c.serial, c.account_id from current_certificate(now()) c
    join course_version v on v.id = c.course_version_id
    join law_change l on l.course_version_id = ${courseVersionId}::uuid
    where c.course_id = ${course.id} and v.published_at < l.published_at and c.revoked_at is null and c.replaced_by is null`
}

async function supersede(tx: Transaction, change: Change, now: Date): Promise<void> {
  const { courseVersionId } = change
  await tx.$executeRaw`
    with earlier as (${earlierCertificates(change)}), superseded as (
      insert into supersession (certificate_id, course_version_id, superseded_at)
      select id, ${courseVersionId}::uuid, ${now} from earlier on conflict do nothing returning certificate_id
    )
    insert into audit_event (at, action, actor_role, subject_id, object, details)
    select ${now}, 'certificate.superseded', 'system', e.account_id, 'certificate:' || e.id,
      jsonb_build_object('serial', e.serial, 'courseVersionId', ${courseVersionId}::text)
    from superseded s join earlier e on e.id = s.certificate_id`
}

/**
 * Who is asked for which of some units: of holders all, of others who are enrolled what they did or began before the change,
 * and what their version did not have. Nobody twice for one change.
 */
function owedUnits(change: Change, asked: readonly string[]): Prisma.Sql {
  const { course, courseVersionId } = change
  return Prisma.sql`
    select o.account_id, o.unit_id from (
      select c.account_id, u.unit_id from (${earlierCertificates(change)}) c cross join unnest(${asked}::text[]) u (unit_id)
      union
      select e.account_id, u.unit_id
      from enrollment e join course_version v on v.id = e.course_version_id
      join law_change l on l.course_version_id = ${courseVersionId}::uuid
      cross join unnest(${asked}::text[]) u (unit_id)
      where e.course_id = ${course.id} and e.kind = 'course' and e.ended_at is null and v.published_at < l.published_at
        and (
          exists (select from begun_unit b where b.account_id = e.account_id and b.unit_id = u.unit_id
            and b.way in ('lesson', 'reading', 'walk') and b.at < l.published_at)
          or not jsonb_path_exists(v.outline, '$.modules[*].units[*] ? (@.id == $id)', jsonb_build_object('id', u.unit_id))
        )
    ) o
    where not exists (select from delta_unit d join enrollment x on x.id = d.enrollment_id
      where x.account_id = o.account_id and x.course_id = ${course.id} and d.course_version_id = ${courseVersionId}::uuid)`
}
