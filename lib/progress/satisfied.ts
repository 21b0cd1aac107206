import type { Course, Unit } from '@/lib/course/schema'

/** What a learner has done that counts, by unit id. Shared units count wherever they were done. */
export interface Done {
  lessons: ReadonlySet<string>
  passedQuizzes: ReadonlySet<string>
  takenPretests: ReadonlySet<string>
  /** Walked to whichever end, or read with equal credit. */
  metEncounters: ReadonlySet<string>
  /** Walked to a sound end, or read. */
  soundEncounters: ReadonlySet<string>
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

/** A pre-test is offered and not asked for: it measures a gain, and nobody's certificate hangs on it. */
export function isRequired(unit: Unit): boolean {
  if (unit.kind === 'encounter') return unit.moveOn !== 'offered'
  return unit.kind === 'lesson' || unit.role !== 'pretest'
}

/** Whether each move-on rule of a course is met. */
export function isSatisfied(course: Pick<Course, 'modules'>, done: Done): boolean {
  return course.modules.every((module) => module.units.every((unit) => !isRequired(unit) || isUnitDone(unit, done)))
}
