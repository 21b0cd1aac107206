import type { Course, Unit } from '@/lib/content/course/schema'

/** What a learner has done that counts, by unit id. Shared units count wherever they were done. */
export interface Done {
  lessons: ReadonlySet<string>
  passedQuizzes: ReadonlySet<string>
  takenPretests: ReadonlySet<string>
  /** Walked to whichever end, or read with equal credit. */
  metEncounters: ReadonlySet<string>
  /** Walked to a sound end, or read. */
  soundEncounters: ReadonlySet<string>
  /** Asked for no more, by a coordinator’s word: never shown as done. */
  waived: ReadonlySet<string>
}

/**
 * A lesson is done when completed, a quiz when passed, a pre-test when submitted, an encounter when it was walked to an
 * end such as the course asks for.
 */
export function isUnitDone(unit: Unit, done: Done): boolean {
  if (unit.kind === 'lesson') return done.lessons.has(unit.id)
  if (unit.kind === 'encounter') {
    return (unit.moveOn === 'sound' ? done.soundEncounters : done.metEncounters).has(unit.id)
  }
  return unit.role === 'pretest' ? done.takenPretests.has(unit.id) : done.passedQuizzes.has(unit.id)
}

/** Whether a unit is done or waived. */
export function counts(unit: Unit, done: Done): boolean {
  return isUnitDone(unit, done) || done.waived.has(unit.id)
}

/** A pre-test is offered and not asked for: it measures a gain, and nobody's certificate hangs on it. */
export function isRequired(unit: Unit): boolean {
  if (unit.kind === 'encounter') return unit.moveOn !== 'offered'
  return unit.kind === 'lesson' || unit.role !== 'pretest'
}

/** Of which units of a course a learner is asked, beyond what the course itself says. */
export interface Asked {
  /** Those of the version that they enrolled in, and what the law changed since; null: all. */
  units: ReadonlySet<string> | null
  /** What the law changed and they have not done again. */
  delta: ReadonlySet<string>
}

/** Of somebody who begins now. */
export const askedOfAll: Asked = { units: null, delta: new Set() }

/** Whether this learner has to do a unit: what was added since they enrolled asks new learners only. */
export function isAsked(unit: Unit, { units }: Asked): boolean {
  return isRequired(unit) && (units === null || units.has(unit.id))
}

/** Whether each move-on rule of a course is met, and what the law changed was done again. */
export function isSatisfied(course: Pick<Course, 'modules'>, done: Done, asked = askedOfAll): boolean {
  return course.modules.every((module) =>
    module.units.every((unit) => !asked.delta.has(unit.id) && (!isAsked(unit, asked) || counts(unit, done))),
  )
}
