import { loadCatalog } from '@/lib/course/load'
import type { Course, Lesson, Quiz } from '@/lib/course/schema'
import { lessonsOf, quizOf } from '@/prisma/course-parts'

export interface Place {
  course: Course
  lesson: Lesson
  quiz: Quiz
  /** Addresses: of the course, its first lesson, its quiz. */
  outline: string
  lessonAddress: string
  quizAddress: string
}

/** The course that these specs use, with its first lesson and its quiz. */
export async function findPlace(): Promise<Place> {
  const course = (await loadCatalog()).courses.find(({ slug }) => slug === 'law-enforcement')
  const [lesson] = course ? lessonsOf(course) : []
  if (!course || !lesson) throw new Error('there is no course law-enforcement with a lesson')
  const quiz = quizOf(course)
  const outline = `/learn/${course.slug}`
  return {
    course,
    lesson,
    quiz,
    outline,
    lessonAddress: `${outline}/${lesson.slug}`,
    quizAddress: `${outline}/${quiz.slug}`,
  }
}

/** Sentences of a lesson as they stand in its HTML and in its flight data alike: nothing that either would escape. */
export function sentencesOf(lesson: Lesson): string[] {
  return lesson.source.match(/\b[A-Z][A-Za-z ,]{25,}\./g) ?? []
}
