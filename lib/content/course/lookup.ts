import type { Standard } from '@/lib/content/standard/form-cut'
import type { Catalog, Course, Lesson, Quiz, Unit } from './schema'

export function findCourse(catalog: Pick<Catalog, 'courses'>, slug: string): Course | undefined {
  return catalog.courses.find((course) => course.slug === slug)
}

/** Cached, keyed by the course's modules: nearly every request looks for a unit. */
const unitsOfModules = new WeakMap<Course['modules'], readonly Unit[]>()

export function listUnits({ modules }: Pick<Course, 'modules'>): readonly Unit[] {
  const known = unitsOfModules.get(modules)
  if (known) return known
  const units = modules.flatMap((module) => module.units)
  unitsOfModules.set(modules, units)
  return units
}

export function findUnit(course: Course, slug: string): Unit | undefined {
  return listUnits(course).find((unit) => unit.slug === slug)
}

export function findPretest(course: Pick<Course, 'modules'>): Quiz | undefined {
  return listUnits(course).find((unit) => unit.kind === 'quiz' && unit.role === 'pretest') as Quiz | undefined
}

export function findFinal(course: Pick<Course, 'modules'>): Quiz | undefined {
  return listUnits(course).find((unit) => unit.kind === 'quiz' && unit.role === 'final') as Quiz | undefined
}

/** The panel that set the quiz's cut; undefined while it is provisional. A panel rates finals only. */
export function panelOf({ standard }: Pick<Course, 'standard'>, { role }: Pick<Quiz, 'role'>): Standard | undefined {
  return role === 'final' ? standard : undefined
}

/** A final that a panel has rated leaves out a site's own items, which the panel hasn't rated. */
export function itemsToDraw(course: Pick<Course, 'standard'>, quiz: Quiz): Quiz['bank'] {
  return panelOf(course, quiz) ? quiz.bank : [...quiz.bank, ...(quiz.privateBank ?? [])]
}

/** On each form. */
export function itemsOn({ blueprint }: Pick<Quiz, 'blueprint'>): number {
  return Object.values(blueprint).reduce((sum, count) => sum + count, 0)
}

export function confirmsName(course: Course, quiz: Quiz): boolean {
  return quiz.role === (findFinal(course) ? 'final' : 'module')
}

/** Falls back to the id for an objective that the course no longer has. */
export function objectiveText(course: Course, id: string): string {
  return course.modules.flatMap((module) => module.objectives).find((objective) => objective.id === id)?.text ?? id
}

/** Objectives that the course no longer has come last. */
export function inCourseOrder(course: Course, ids: readonly string[]): string[] {
  const known = course.modules.flatMap((module) => module.objectives).map((objective) => objective.id)
  return [...known.filter((id) => ids.includes(id)), ...ids.filter((id) => !known.includes(id))]
}

export function lessonsOn(course: Course, objective: string): Lesson[] {
  return listUnits(course).filter((unit) => unit.kind === 'lesson' && unit.objectives.includes(objective)) as Lesson[]
}

/** The attempt's own course, or `here` when that course no longer has the quiz. */
export function courseOfAttempt(
  courses: readonly Course[],
  attempt: { courseId: string; unitId: string },
  here: Course,
): Course {
  const own = courses.find((course) => course.id === attempt.courseId)
  return own && listUnits(own).some((unit) => unit.id === attempt.unitId) ? own : here
}
