import type { Course, Unit } from '@/lib/course/schema'

/** What a learner has done that counts, by unit id. Shared units count wherever they were done. */
export interface Done {
  lessons: ReadonlySet<string>
  passedQuizzes: ReadonlySet<string>
}

/** A lesson counts when completed, a quiz when passed; a pre-test asks for nothing. */
export function isUnitDone(unit: Unit, done: Done): boolean {
  if (unit.kind === 'lesson') return done.lessons.has(unit.id)
  return unit.role === 'pretest' || done.passedQuizzes.has(unit.id)
}

/** Whether each move-on rule of a course is met. */
export function isSatisfied(course: Pick<Course, 'modules'>, done: Done): boolean {
  return course.modules.every((module) => module.units.every((unit) => isUnitDone(unit, done)))
}
