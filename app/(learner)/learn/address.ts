import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse, findUnit } from '@/lib/content/course/lookup'
import type { Course, Encounter, Lesson, Quiz, Unit } from '@/lib/content/course/schema'
import { notFound } from '@/lib/platform/error'

/** Errors: not-found. */
export async function requireCourse(params: { course: string }): Promise<Course> {
  const course = findCourse(await loadCatalog(), params.course)
  if (!course) throw notFound()
  return course
}

/** Errors: not-found. */
export async function requireUnit(params: { course: string; unit: string }): Promise<{ course: Course; unit: Unit }> {
  const course = await requireCourse(params)
  const unit = findUnit(course, params.unit)
  if (!unit) throw notFound()
  return { course, unit }
}

/** Errors: not-found. */
export async function requireLesson(params: {
  course: string
  unit: string
}): Promise<{ course: Course; lesson: Lesson }> {
  const course = await requireCourse(params)
  const unit = findUnit(course, params.unit)
  if (unit?.kind !== 'lesson') throw notFound()
  return { course, lesson: unit }
}

/** Errors: not-found. */
export async function requireQuiz(params: { course: string; unit: string }): Promise<{ course: Course; quiz: Quiz }> {
  const course = await requireCourse(params)
  const unit = findUnit(course, params.unit)
  if (unit?.kind !== 'quiz') throw notFound()
  return { course, quiz: unit }
}

/** Errors: not-found. */
export async function requireEncounter(params: {
  course: string
  unit: string
}): Promise<{ course: Course; encounter: Encounter }> {
  const course = await requireCourse(params)
  const unit = findUnit(course, params.unit)
  if (unit?.kind !== 'encounter') throw notFound()
  return { course, encounter: unit }
}
