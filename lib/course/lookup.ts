import type { Catalog, Course, Quiz, Unit } from './schema'

export function findCourse(catalog: Catalog, slug: string): Course | undefined {
  return catalog.courses.find((course) => course.slug === slug)
}

export function listUnits(course: Pick<Course, 'modules'>): Unit[] {
  return course.modules.flatMap((module) => module.units)
}

export function findUnit(course: Course, slug: string): Unit | undefined {
  return listUnits(course).find((unit) => unit.slug === slug)
}

/** Whether submitting this quiz may complete the course, so that the name on the certificate is confirmed with it. */
export function confirmsName(course: Course, quiz: Quiz): boolean {
  const hasFinal = listUnits(course).some((unit) => unit.kind === 'quiz' && unit.role === 'final')
  return quiz.role === (hasFinal ? 'final' : 'module')
}

/** The words of an objective, or its id for one that the course no longer has. */
export function objectiveText(course: Course, id: string): string {
  return course.modules.flatMap((module) => module.objectives).find((objective) => objective.id === id)?.text ?? id
}
