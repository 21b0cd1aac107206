import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Learner, Subject } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, isUniqueViolation, query } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { shortLessons } from '@/lib/record/seat-time/rule'
import { endDelta } from '@/lib/training/enrollment/end-delta'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { type DeltaUnitView, listDeltaUnits } from '@/lib/training/progress/delta-units'
import { countInvalidations } from '@/lib/training/progress/invalidations'

type DeltaOwner = Learner | (Subject & { role: 'system' })

/** A race changed the preconditions: the transaction rolls back and everything is read again. */
class LostRace extends Error {}

/** No-op until every changed unit that is still in the course is done. Safe to repeat. */
export async function completeDeltas(
  learner: DeltaOwner,
  courses: readonly Course[],
  world = systemWorld,
  tries = 3,
): Promise<void> {
  const invalidations = await countInvalidations(db, learner)
  if (invalidations === 0) return
  const units = await listDeltaUnits(learner)
  try {
    for (const course of courses) {
      const own = units.filter(({ courseId }) => courseId === course.id)
      const [first] = own
      if (first && isDone(course, own) && !(await isShort(learner, course, own)))
        await end(learner, { course, enrollmentId: first.enrollmentId, invalidations }, world)
    }
  } catch (error) {
    if (tries === 1 || !(error instanceof LostRace || isUniqueViolation(error))) throw error
    await completeDeltas(learner, courses, world, tries - 1)
  }
}

function isDone(course: Course, units: readonly DeltaUnitView[]): boolean {
  const there = new Set(listUnits(course).map(({ id }) => id))
  return units.every(({ unitId, done }) => done || !there.has(unitId))
}

/** The same minimum as on the learner's pages; a certificate by an earlier rule waits for nothing. */
async function isShort(learner: Subject, course: Course, units: readonly DeltaUnitView[]): Promise<boolean> {
  const time = await findSeatTime(learner, course)
  if (time?.rule !== 'hold') return false
  const changed = new Set(units.map(({ unitId }) => unitId))
  return shortLessons(time).some(({ unitId }) => changed.has(unitId))
}

async function end(
  learner: DeltaOwner,
  delta: { course: Course; enrollmentId: string; invalidations: number },
  world: World,
): Promise<void> {
  const { accountId } = learner
  const { course, enrollmentId, invalidations } = delta
  if (await isOlder(course, enrollmentId)) return
  // Lazy-loaded: checking, signing, and rendering are heavy, and most progress completes no delta.
  const { agreesWithLog } = await import('@/lib/record/packet/agreement')
  // The worker tries again.
  if (!(await agreesWithLog(learner, world))) return
  const { prepareUpdate } = await import('@/lib/record/certificate/prepare-update')
  const update = await prepareUpdate(learner, course, world)
  const now = world.now()
  const ended = await db.$transaction(async (tx) => {
    // A correction, revocation or reset waits on this lock; so does another law change for this delta.
    await lockAccount(tx, accountId)
    if (!(await endDelta(tx, learner, { enrollmentId, course }, now))) return false
    if ((await countInvalidations(tx, learner)) !== invalidations || !(await update.isCurrent(tx))) throw new LostRace()
    await update.write(tx, enrollmentId)
    return true
  })
  if (ended) await update.publish()
}

/** An older release running beside a newer one must not certify by a later law. */
async function isOlder(course: Course, enrollmentId: string): Promise<boolean> {
  const versionId = await findVersion(course)
  const rows = await query`
    select from affected_unit d join published_law_change l on l.course_version_id = d.course_version_id
    join published_version here on here.id = ${versionId}::uuid
    where d.enrollment_id = ${enrollmentId}::uuid and l.published_at > here.published_at limit 1`
  return rows.length > 0
}
