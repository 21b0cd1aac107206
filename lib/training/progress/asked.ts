import type { Course } from '@/lib/content/course/schema'
import type { Subject } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { listVersionUnits } from '@/lib/training/enrollment/version-units'
import { type DeltaUnitView, listDeltaUnits } from './delta-units'
import { type Asked, askedOfNewLearner } from './satisfied'

/** Units added after enrollment are for new learners only; a renewal uses its own version. */
export async function listAsked(learner: Subject, courses: readonly Course[]): Promise<Asked[]> {
  return listAskedBy(await query<EarningRow>`${earningOf(Prisma.sql`${learner.accountId}::uuid`)}`, learner, courses)
}

/** Uses enrollments that the caller just read. */
export async function listAskedBy(
  enrollments: readonly EarningRow[],
  learner: Subject,
  courses: readonly Course[],
): Promise<Asked[]> {
  const delta = enrollments.some(({ hasDelta }) => hasDelta) ? await listDeltaUnits(learner) : []
  return Promise.all(
    courses.map(async (course) => {
      const own = enrollments.find(({ courseId }) => courseId === course.id)
      return own
        ? askedBy(
            course,
            own,
            delta.filter(({ courseId }) => courseId === course.id),
          )
        : askedOfNewLearner
    }),
  )
}

export interface EarningRow {
  courseId: string
  versionId: string
  hash: string
  byLaw: string[]
  hasDelta: boolean
  /** The law changed after the version in which the learner enrolled first. */
  lawChanged: boolean
}

/** Rows of `EarningRow`: the enrollments that earn a certificate. */
export function earningOf(accountId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select distinct on (e.course_id) e.course_id as "courseId", v.id::text as "versionId", v.hash,
      array(select d.unit_id from affected_unit d
        where d.account_id = e.account_id and d.course_id = e.course_id) as "byLaw",
      exists (select from live_enrollment x
        where x.account_id = e.account_id and x.course_id = e.course_id and x.kind = 'delta') as "hasDelta",
      exists (select from published_law_change l where l.course_id = e.course_id and l.published_at > (
        select min(f.published_at) from enrollment_history h join published_version f on f.id = h.course_version_id
        where h.account_id = e.account_id and h.course_id = e.course_id and h.kind = 'course')) as "lawChanged"
    from live_enrollment e join published_version v on v.id = e.course_version_id
    where e.account_id = ${accountId} and e.kind in ('course', 'recertification')
    order by e.course_id, e.kind desc`
}

async function askedBy(course: Course, own: EarningRow, delta: readonly DeltaUnitView[]): Promise<Asked> {
  const open = new Set(delta.flatMap(({ unitId, done }) => (done ? [] : unitId)))
  if (own.hash === course.hash) return { enrolled: true, units: null, rules: null, delta: open }
  const units = await listVersionUnits(own.versionId)
  return { enrolled: true, units: new Set([...units.keys(), ...own.byLaw]), rules: units, delta: open }
}
