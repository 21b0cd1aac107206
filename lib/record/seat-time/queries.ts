import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Subject } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { makeOutlineReader } from '@/lib/training/enrollment/published-version'
import { expectedMs, minimumMs } from '@/lib/training/time/minimum'
import { activeByUnit, findTimeOn } from '@/lib/training/time/queries'
import { type LessonSeatTime, type SeatTime, timeTermsOf } from './rule'

interface Row {
  enrollmentId: string
  versionId: string
  byOrganization: boolean
  read: string[]
  accepted: string[]
  /** A law change reopened it, and part of it is still to do. */
  changed: string[]
  flags: SeatTime['flags']
  active: Record<string, number>
}

/** Lessons that a law change changed since they were read: the time since then, for what changed. Null: not read again yet. */
async function listChanged(
  subject: Subject,
  { course, unitIds }: { course: Course; unitIds: readonly string[] },
  on: Statements,
): Promise<Map<string, Omit<LessonSeatTime, 'accepted'> | null>> {
  const found = new Map<string, Omit<LessonSeatTime, 'accepted'> | null>()
  for (const unit of listUnits(course)) {
    if (unit.kind !== 'lesson' || !unitIds.includes(unit.id)) continue
    const time = await findTimeOn(subject, unit.id, on)
    if (!time.isAgain) continue
    const { activeMs, completed } = time
    found.set(unit.id, completed ? { unitId: unit.id, activeMs, minimumMs: expectedMs(course, unit, time) } : null)
  }
  return found
}

const termsOfVersion = makeOutlineReader(timeTermsOf)

/**
 * By the version of the enrollment that earns the certificate, or stricter by an organization. Null: not enrolled. A flag of a
 * sign-in counts in each course of that sign-in; otherwise a script could draw it in another course first.
 */
export async function findSeatTime(subject: Subject, course: Course, on: Statements = db): Promise<SeatTime | null> {
  const { accountId } = subject
  const units = listUnits(course)
  const unitIds = units.map(({ id }) => id)
  const [row] = await query(on)<Row>`
    select e.id::text as "enrollmentId", v.id::text as "versionId",
      exists (select from seat_time_rule r join current_learner m on m.organization_id = r.organization_id
        where m.account_id = e.account_id and r.course_id = e.course_id and r.ended_at is null
          and r.began_at <= e.enrolled_at) as "byOrganization",
      array(select c.unit_id from counted_unit c where c.account_id = e.account_id and c.way = 'lesson'
        and (e.kind = 'course' or c.at >= e.enrolled_at)) as read,
      array(select unit_id from accepted_time a, unnest(a.lessons) unit_id
        where a.enrollment_id = e.id and a.accepted_at > asked_since(e.account_id, unit_id)) as accepted,
      array(select distinct d.unit_id from affected_unit d join live_enrollment x on x.id = d.enrollment_id
        where x.account_id = e.account_id and x.course_id = e.course_id) as changed,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind) order by f.happened_at)
        from open_anomaly f where f.account_id = e.account_id
          and (f.happened_at >= e.enrolled_at and (f.course_id is null or f.course_id = e.course_id
              or jsonb_path_exists(v.outline, '$.modules[*].units[*].id ? (@ == $id)', jsonb_build_object('id', f.unit_id)))
            or exists (select from viewed_page w where w.account_id = e.account_id and w.course_id = e.course_id
              and w.viewed_at >= e.enrolled_at and f.object = 'session:' || w.session_id))
          and not exists (select from accepted_time a where a.enrollment_id = e.id and f.id = any(a.flags))), '[]') as flags,
      (select coalesce(jsonb_object_agg(t."unitId", t."activeMs"), '{}') from (${activeByUnit(subject, unitIds)}) t) as active
    from live_enrollment e join published_version v on v.id = e.course_version_id
    where e.account_id = ${accountId}::uuid and e.course_id = ${course.id} and e.kind in ('course', 'recertification')
    order by e.kind desc limit 1`
  if (!row) return null
  const terms = await termsOfVersion(row.versionId)
  const active = new Map(Object.entries(row.active))
  const read = new Set(row.read)
  const accepted = new Set(row.accepted)
  const again = await listChanged(subject, { course, unitIds: row.changed }, on)
  const lessons = units.flatMap((unit) => {
    const anew = again.get(unit.id)
    if (anew !== undefined) return anew ? { ...anew, accepted: accepted.has(unit.id) } : []
    const least = terms.minimums.get(unit.id)
    if (unit.kind !== 'lesson' || !read.has(unit.id) || least === undefined) return []
    return {
      unitId: unit.id,
      activeMs: active.get(unit.id) ?? 0,
      minimumMs: least ?? minimumMs(course, unit),
      accepted: accepted.has(unit.id),
    }
  })
  return {
    enrollmentId: row.enrollmentId,
    rule: row.byOrganization ? 'hold' : terms.rule,
    minimumShare: terms.minimumShare,
    activeMs: [...active.values()].reduce((sum, ms) => sum + ms, 0),
    activeByUnit: active,
    lessons,
    flags: row.flags.filter(({ kind }) => terms.flags.includes(kind)),
  }
}
