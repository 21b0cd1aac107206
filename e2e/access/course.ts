import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Encounter, Lesson, Quiz } from '@/lib/content/course/schema'
import { encountersOf, lessonsOf, quizOf } from '@/prisma/course-parts'

export interface UnitPlace {
  course: Course
  lesson: Lesson
  quiz: Quiz
  encounter: Encounter
  outline: string
  lessonAddress: string
  quizAddress: string
  encounterAddress: string
}

/** The course of these specs with its first lesson, quiz and encounter. */
export async function findPlace(): Promise<UnitPlace> {
  const course = (await loadCatalog()).courses.find(({ slug }) => slug === 'law-enforcement')
  const [lesson] = course ? lessonsOf(course) : []
  if (!course || !lesson) throw new Error('there is no course law-enforcement with a lesson')
  const quiz = quizOf(course)
  const [encounter] = encountersOf(course)
  if (!encounter) throw new Error(`${course.slug} has no encounter`)
  const outline = `/learn/${course.slug}`
  return {
    course,
    lesson,
    quiz,
    encounter,
    outline,
    lessonAddress: `${outline}/${lesson.slug}`,
    quizAddress: `${outline}/${quiz.slug}`,
    encounterAddress: `${outline}/${encounter.slug}`,
  }
}

/** Sentences of a lesson without any character that HTML or flight data would escape. */
export function lessonSentences(lesson: Lesson): string[] {
  return lesson.source.match(/\b[A-Z][A-Za-z ,]{25,}\./g) ?? []
}
