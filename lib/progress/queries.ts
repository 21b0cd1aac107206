import type { Learner } from '@/lib/account/actor'
import type { Course, Unit } from '@/lib/course/schema'
import { db } from '@/lib/platform/db'
import { type Done, isSatisfied, isUnitDone } from './satisfied'

export interface Progress {
  units: { unit: Unit; done: boolean }[]
  doneCount: number
  /** Minutes of what is left. */
  minutesLeft: number
  /** Where to go on, or null when nothing is left. */
  next: Unit | null
  satisfied: boolean
}

async function findDone(learner: Learner): Promise<Done> {
  const { accountId } = learner
  const [completions, passes] = await Promise.all([
    db.lessonCompletion.findMany({ where: { accountId }, select: { unitId: true } }),
    db.attempt.findMany({ where: { accountId, submission: { passed: true } }, select: { unitId: true } }),
  ])
  return {
    lessons: new Set(completions.map((row) => row.unitId)),
    passedQuizzes: new Set(passes.map((row) => row.unitId)),
  }
}

/** How far a learner is in each of some courses. */
export async function listProgress(learner: Learner, courses: readonly Course[]): Promise<Progress[]> {
  const done = await findDone(learner)
  return courses.map((course) => progressOf(course, done))
}

export async function findProgress(learner: Learner, course: Course): Promise<Progress> {
  return progressOf(course, await findDone(learner))
}

function progressOf(course: Course, done: Done): Progress {
  const units = course.modules.flatMap((module) => module.units).map((unit) => ({ unit, done: isUnitDone(unit, done) }))
  const left = units.filter((one) => !one.done)
  return {
    units,
    doneCount: units.length - left.length,
    minutesLeft: Math.ceil(left.reduce((sum, one) => sum + one.unit.minutes, 0)),
    next: left[0]?.unit ?? null,
    satisfied: isSatisfied(course, done),
  }
}

export interface Earned {
  completedAt: Date
  /** Of this course, by which the passed quiz was judged; null when shared units were done in another course. */
  courseVersionId: string | null
  raw: number | null
  max: number | null
}

/** When the last requirement of a course was met, and the score of its last passed quiz. */
export async function findEarned(learner: Learner, course: Course): Promise<Earned> {
  const unitId = { in: course.modules.flatMap((module) => module.units).map((unit) => unit.id) }
  const { accountId } = learner
  const [lesson, pass] = await Promise.all([
    db.lessonCompletion.aggregate({ where: { accountId, unitId }, _max: { completedAt: true } }),
    db.submission.findFirst({
      where: { passed: true, attempt: { accountId, unitId } },
      orderBy: { submittedAt: 'desc' },
      select: {
        submittedAt: true,
        raw: true,
        max: true,
        attempt: { select: { courseId: true, courseVersionId: true } },
      },
    }),
  ])
  const moments = [lesson._max.completedAt, pass?.submittedAt].map((moment) => moment?.getTime() ?? 0)
  return {
    completedAt: new Date(Math.max(...moments)),
    courseVersionId: pass?.attempt.courseId === course.id ? pass.attempt.courseVersionId : null,
    raw: pass?.raw ?? null,
    max: pass?.max ?? null,
  }
}
