import type { Course, Unit } from '@/lib/content/course/schema'
import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { isWithin, listLearnerPeriods } from '@/lib/people/organization/membership/learner-periods'
import { db, query, type Statements } from '@/lib/platform/db'
import { listAsked, listAskedBy } from './asked'
import { findLawSince } from './law-since'
import {
  type Asked,
  askedOfNewLearner,
  type Done,
  isAsked,
  isDoneOrWaived,
  isRequired,
  isSatisfied,
  isUnitDone,
  unitsFor,
} from './satisfied'
import { type CountedWay, findWork, type LearnerWork } from './work'

export interface ProgressUnit {
  unit: Unit
  done: boolean
  waived: boolean
  asked: boolean
  again: boolean
}

export interface Progress {
  enrolled: boolean
  units: ProgressUnit[]
  requiredCount: number
  doneCount: number
  minutesLeft: number
  next: Unit | null
  satisfied: boolean
}

interface Counted extends CountedWay {
  at: Date
  courseId: string
  courseVersionId: string
  raw: number
  max: number
}

function listCounted({ accountId }: Subject, on: Statements): Promise<Counted[]> {
  return query(on)<Counted>`
    select unit_id as "unitId", way, sound, at, course_id as "courseId", course_version_id::text as "courseVersionId", raw, max
    from counted_unit where account_id = ${accountId}::uuid order by at desc`
}

export async function findDone(learner: Subject, on: Statements = db): Promise<Done> {
  return doneBy(await listCounted(learner, on))
}

function doneBy(counted: readonly CountedWay[]): Done {
  const unitsBy = (...ways: Counted['way'][]) => counted.filter(({ way }) => ways.includes(way))
  const idsOf = (some: CountedWay[]) => new Set(some.map(({ unitId }) => unitId))
  const met = unitsBy('run', 'reading')
  return {
    lessons: idsOf(unitsBy('lesson')),
    passedQuizzes: idsOf(unitsBy('pass')),
    takenPretests: idsOf(unitsBy('pretest')),
    metEncounters: idsOf(met),
    soundEncounters: idsOf(met.filter(({ sound }) => sound)),
    waived: idsOf(unitsBy('waiver')),
  }
}

/** `known` saves a query if the caller has the work already. */
export async function listProgress(
  learner: Subject,
  courses: readonly Course[],
  known?: LearnerWork,
): Promise<Progress[]> {
  const { counted, earning } = known ?? ((await findWork(learner)) as LearnerWork)
  const done = doneBy(counted)
  const asked = await listAskedBy(earning, learner, courses)
  return courses.map((course, index) => progressOf(course, done, asked[index] ?? askedOfNewLearner))
}

/** Leaves out work from before the learner joined the coordinator's organization. */
export async function listProgressFor(coordinator: Coordinator, learner: Subject, courses: readonly Course[]) {
  const periods = await listLearnerPeriods(coordinator, learner.accountId)
  const counted = (await listCounted(learner, db)).filter(({ at }) => isWithin(periods, at))
  const asked = await listAsked(learner, courses)
  return courses.map((course, index) => progressOf(course, doneBy(counted), asked[index] ?? askedOfNewLearner))
}

export async function findProgress(learner: Subject, course: Course, known?: LearnerWork): Promise<Progress> {
  const [progress] = await listProgress(learner, [course], known)
  return progress as Progress
}

function progressOf(course: Course, done: Done, asked: Asked): Progress {
  const units = unitsFor(course, asked).map((unit) => ({
    unit,
    done: isDoneOrWaived(unit, done),
    waived: isDoneOrWaived(unit, done) && !isUnitDone(unit, done),
    asked: isAsked(unit, asked),
    again: asked.delta.has(unit.id),
  }))
  const required = units.filter((one) => one.asked)
  const left = required.filter((one) => !one.done)
  const doneCount = required.length - left.length
  // Offers the pre-test only before anything else: later it would measure what the course taught.
  const first =
    doneCount === 0
      ? units.find((one) => !one.done && (one.asked || !isRequired(one.unit)))
      : withOpening(
          units,
          required.find((one) => !one.done || one.again),
        )
  const changed = units.find(({ unit }) => asked.delta.has(unit.id))
  return {
    enrolled: asked.enrolled,
    units,
    requiredCount: required.length,
    doneCount,
    minutesLeft: Math.ceil(left.reduce((sum, one) => sum + one.unit.minutes, 0)),
    next: first?.unit ?? changed?.unit ?? null,
    satisfied: isSatisfied(course, done, asked),
  }
}

/** What an optional next unit may be skipped for. */
export function nextRequiredOf({ units }: Progress): Unit | null {
  return units.find(({ asked, done, again }) => asked && (!done || again))?.unit ?? null
}

/** The short case that opens a module comes before its first unit. */
function withOpening(units: readonly ProgressUnit[], wanted: ProgressUnit | undefined): ProgressUnit | undefined {
  const before = wanted && units[units.indexOf(wanted) - 1]
  return before?.unit.kind === 'encounter' && before.unit.opens && !before.done ? before : wanted
}

export interface Earned {
  completedAt: Date
  /** Null when the passed quiz was taken in another course. */
  courseVersionId: string | null
  raw: number | null
  max: number | null
}

/** Redoing units that a law changed doesn't move the date, but the change sets the version. */
export async function findEarned(learner: Subject, course: Course): Promise<Earned> {
  const [[asked = askedOfNewLearner], counted] = await Promise.all([
    listAsked(learner, [course]),
    listCounted(learner, db),
  ])
  const required = unitsFor(course, asked).filter((unit) => isAsked(unit, asked))
  const final = required.find((unit) => unit.kind === 'quiz' && unit.role === 'final')
  const passes = counted.filter(({ way, unitId }) => way === 'pass' && required.some(({ id }) => id === unitId))
  const judged = passes.find(({ unitId }) => unitId === final?.id) ?? passes[0]
  const versionId = judged?.courseId === course.id ? judged.courseVersionId : null
  const firstOthers = required.flatMap(
    (unit) => counted.findLast((one) => isOtherThanPass(unit, one))?.at.getTime() ?? [],
  )
  return {
    completedAt: new Date(Math.max(passes[0]?.at.getTime() ?? 0, ...firstOthers)),
    courseVersionId: versionId && ((await findLawSince(course, versionId)) ?? versionId),
    raw: judged?.raw ?? null,
    max: judged?.max ?? null,
  }
}

function isOtherThanPass(unit: Unit, { unitId, way, sound }: Counted): boolean {
  if (unitId !== unit.id) return false
  return way === 'waiver' || (unit.kind === 'encounter' ? sound || unit.moveOn !== 'sound' : unit.kind === 'lesson')
}
