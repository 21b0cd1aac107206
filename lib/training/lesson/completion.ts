import type { Lesson } from '@/lib/content/course/schema'

/** Items with a content note are optional: leaving one out counts the same. */
export function missingPractice(lesson: Pick<Lesson, 'practice'>, responses: readonly { itemId: string }[]): string[] {
  const answered = new Set(responses.map((response) => response.itemId))
  return lesson.practice.flatMap(({ id, contentNote }) => (contentNote || answered.has(id) ? [] : id))
}
