import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Unit } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { listAsked } from './asked'
import { findLawSince } from './law-since'
import { type Asked, askedOfAll, counts, type Done, isAsked, isRequired, isSatisfied, isUnitDone } from './satisfied'

/** Whose record it is: a learner’s own, or one that a coordinator may see. */
type Whose = Pick<Learner, 'accountId'>

export interface ProgressUnit {
  unit: Unit
  /** Whether it counts: done, or waived. */
  done: boolean
  /** It counts since it was waived, and was not done. */
  waived: boolean
  /** Whether this learner has to do it. */
  asked: boolean
  /** Whether the law changed it, and it is to be done again. */
  again: boolean
}

export interface Progress {
  units: ProgressUnit[]
  /** Of the units that the course asks for. */
  requiredCount: number
  doneCount: number
  /** Minutes of what is left. */
  minutesLeft: number
  /** Where to go on, or null when nothing is left. */
  next: Unit | null
  satisfied: boolean
}

/** A row of `counted_unit`. */
interface Counted {
  unitId: string
  way: 'lesson' | 'reading' | 'walk' | 'pretest' | 'pass' | 'waiver'
  /** Of a walk: whether its end was a sound one. */
  sound: boolean
  at: Date
  /** Of a pass. */
  courseId: string
  courseVersionId: string
  raw: number
  max: number
}

/** Everything that counts for a learner, the newest first. */
function listCounted({ accountId }: Whose): Promise<Counted[]> {
  return query<Counted>`
    select unit_id as "unitId", way, sound, at, course_id as "courseId", course_version_id::text as "courseVersionId", raw, max
    from counted_unit where account_id = ${accountId}::uuid order by at desc`
}

/** What a learner has done that counts. */
export async function findDone(learner: Whose): Promise<Done> {
  const counted = await listCounted(learner)
  const unitsBy = (...ways: Counted['way'][]) => counted.filter(({ way }) => ways.includes(way))
  const idsOf = (some: Counted[]) => new Set(some.map(({ unitId }) => unitId))
  const met = unitsBy('walk', 'reading')
  return {
    lessons: idsOf(unitsBy('lesson')),
    passedQuizzes: idsOf(unitsBy('pass')),
    takenPretests: idsOf(unitsBy('pretest')),
    metEncounters: idsOf(met),
    soundEncounters: idsOf(met.filter(({ sound }) => sound)),
    waived: idsOf(unitsBy('waiver')),
  }
}

/** How far a learner is in each of some courses. */
export async function listProgress(learner: Whose, courses: readonly Course[]): Promise<Progress[]> {
  const [done, asked] = await Promise.all([findDone(learner), listAsked(learner, courses)])
  return courses.map((course, index) => progressOf(course, done, asked[index] ?? askedOfAll))
}

export async function findProgress(learner: Whose, course: Course): Promise<Progress> {
  const [done, [asked]] = await Promise.all([findDone(learner), listAsked(learner, [course])])
  return progressOf(course, done, asked ?? askedOfAll)
}

function progressOf(course: Course, done: Done, asked: Asked): Progress {
  const units = listUnits(course).map((unit) => ({
    unit,
    done: counts(unit, done),
    waived: counts(unit, done) && !isUnitDone(unit, done),
    asked: isAsked(unit, asked),
    again: asked.delta.has(unit.id),
  }))
  const required = units.filter((one) => one.asked)
  const left = required.filter((one) => !one.done)
  const doneCount = required.length - left.length
  // Before anything else, or not at all: later it would measure what the course has taught.
  const first = doneCount === 0 ? units.find((one) => !one.done && (one.asked || !isRequired(one.unit))) : left[0]
  const changed = units.find(({ unit }) => asked.delta.has(unit.id))
  return {
    units,
    requiredCount: required.length,
    doneCount,
    minutesLeft: Math.ceil(left.reduce((sum, one) => sum + one.unit.minutes, 0)),
    next: first?.unit ?? changed?.unit ?? null,
    satisfied: isSatisfied(course, done, asked),
  }
}

export interface Earned {
  completedAt: Date
  /** Of this course, by which the passed quiz was judged; null when shared units were done in another course. */
  courseVersionId: string | null
  raw: number | null
  max: number | null
}

/**
 * When the last requirement of a course was met or waived, and the score of its final, or without one of its last passed
 * quiz. Of a final that was passed again for a renewal the last pass counts. What was done again since the law changed does
 * not move the day; a change of law since the pass tells the version, since what it changed was met by it.
 */
export async function findEarned(learner: Whose, course: Course): Promise<Earned> {
  const [[asked = askedOfAll], counted] = await Promise.all([listAsked(learner, [course]), listCounted(learner)])
  const required = listUnits(course).filter((unit) => isAsked(unit, asked))
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

/** Whether something counts for a unit by itself: a waiver, or of a lesson and an encounter what the course asks of it. */
function isOtherThanPass(unit: Unit, { unitId, way, sound }: Counted): boolean {
  if (unitId !== unit.id) return false
  return way === 'waiver' || (unit.kind === 'encounter' ? sound || unit.moveOn !== 'sound' : unit.kind === 'lesson')
}
