import type { Lesson } from '@/lib/content/course/schema'

export function missingPractice(lesson: Pick<Lesson, 'practice'>, responses: readonly { itemId: string }[]): string[] {
  const answered = new Set(responses.map((response) => response.itemId))
  return lesson.practice.map((item) => item.id).filter((id) => !answered.has(id))
}
