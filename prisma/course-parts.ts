import { findPretest, listUnits } from '@/lib/content/course/lookup'
import type { Course, Encounter, Lesson, Quiz } from '@/lib/content/course/schema'

export function lessonsOf(course: Course): Lesson[] {
  return listUnits(course).filter((unit) => unit.kind === 'lesson')
}

/** Each lesson once, also one that courses share. */
export function lessonsOfAll(courses: readonly Course[]): Lesson[] {
  return [...new Map(courses.flatMap(lessonsOf).map((lesson) => [lesson.id, lesson])).values()]
}

/** Required ones first; without the short cases that open modules. */
export function encountersOf(course: Course): Encounter[] {
  const all = listUnits(course).filter((unit) => unit.kind === 'encounter' && !unit.opens) as Encounter[]
  return all.toSorted((a, b) => Number(a.moveOn === 'offered') - Number(b.moveOn === 'offered'))
}

/** To the questions after reading it. */
export function readingAnswersOf({ afterReading = [] }: Encounter): string[] {
  return afterReading.map(({ answer }) => answer)
}

/** The quizzes that a course requires, in order; the last is the final. */
export function quizzesOf(course: Course): Quiz[] {
  return listUnits(course).filter((unit) => unit.kind === 'quiz' && unit.role !== 'pretest') as Quiz[]
}

export function pretestOf(course: Course): Quiz {
  const pretest = findPretest(course)
  if (!pretest) throw new Error(`${course.slug} has no pre-test`)
  return pretest
}

export function finalOf(course: Course): Quiz {
  const final = quizzesOf(course).at(-1)
  if (final?.role !== 'final') throw new Error(`${course.slug} has no final`)
  return final
}

export function quizOf(course: Course): Quiz {
  const [quiz] = quizzesOf(course)
  if (!quiz) throw new Error(`${course.slug} has no quiz`)
  return quiz
}
