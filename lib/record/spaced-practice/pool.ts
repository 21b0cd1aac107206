import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Item } from '@/lib/content/quiz/schema'
import type { PoolCase } from './schedule'

/** Module quizzes' items alone: those of the pre-test and the final are reserved, and practice showed its feedback. */
export function poolOf(courses: readonly Course[]): PoolCase[] {
  const pool = new Map<string, PoolCase>()
  for (const course of courses) {
    const banks = listUnits(course).flatMap((unit) => (unit.kind === 'quiz' && unit.role === 'module' ? unit.bank : []))
    for (const item of banks) {
      if (isCase(item) && !pool.has(item.id)) pool.set(item.id, { courseId: course.id, item })
    }
  }
  return [...pool.values()]
}

function isCase(item: Item): item is PoolCase['item'] {
  return item.interaction === 'choice' && item.cardinality !== 'multiple' && item.situation !== 'not-enough'
}
