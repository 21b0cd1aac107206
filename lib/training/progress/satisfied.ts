import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Unit } from '@/lib/content/course/schema'
import type { VersionUnits } from '@/lib/training/enrollment/version-units'

export interface Done {
  lessons: ReadonlySet<string>
  passedQuizzes: ReadonlySet<string>
  takenPretests: ReadonlySet<string>
  metEncounters: ReadonlySet<string>
  /** A sound ending, or read. */
  soundEncounters: ReadonlySet<string>
  /** Waived by a coordinator, and never shown as done. */
  waived: ReadonlySet<string>
}

export function isUnitDone(unit: Unit, done: Done): boolean {
  if (unit.kind === 'lesson') return done.lessons.has(unit.id)
  if (unit.kind === 'encounter') {
    return (unit.moveOn === 'sound' ? done.soundEncounters : done.metEncounters).has(unit.id)
  }
  return unit.role === 'pretest' ? done.takenPretests.has(unit.id) : done.passedQuizzes.has(unit.id)
}

export function isDoneOrWaived(unit: Unit, done: Done): boolean {
  return isUnitDone(unit, done) || done.waived.has(unit.id)
}

/** A pre-test is optional: it measures a gain, and no certificate depends on it. */
export function isRequired(unit: Unit): boolean {
  if (unit.kind === 'encounter') return unit.moveOn !== 'offered'
  return unit.kind === 'lesson' || unit.role !== 'pretest'
}

export interface Asked {
  enrolled: boolean
  /** Null: all; else the units of the version enrolled in, and those that the law changed since. */
  units: ReadonlySet<string> | null
  /** The rules of encounters in the version enrolled in; null: the current ones. */
  rules: VersionUnits | null
  delta: ReadonlySet<string>
}

export const askedOfNewLearner: Asked = { enrolled: false, units: null, rules: null, delta: new Set() }

/** The course's units, each encounter under the rule that the learner enrolled with. */
export function unitsFor(course: Pick<Course, 'modules'>, { rules }: Asked): Unit[] {
  return listUnits(course).map((unit) => {
    const rule = unit.kind === 'encounter' ? rules?.get(unit.id) : null
    return unit.kind === 'encounter' && rule ? { ...unit, moveOn: rule } : unit
  })
}

/** Units added since enrollment are for new learners only. */
export function isAsked(unit: Unit, { units }: Asked): boolean {
  return isRequired(unit) && (units === null || units.has(unit.id))
}

export function isSatisfied(course: Pick<Course, 'modules'>, done: Done, asked = askedOfNewLearner): boolean {
  return unitsFor(course, asked).every(
    (unit) => !asked.delta.has(unit.id) && (!isAsked(unit, asked) || isDoneOrWaived(unit, done)),
  )
}
