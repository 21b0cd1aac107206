import { hashOf } from './hash'
import type { LessonSource } from './source'

/** What a reviewer reads: a lesson's words. Twelve characters that change when one of them does. */
export function textVersion(lesson: { value: LessonSource; source: string }): string {
  const { id, title, summary, contentNote } = lesson.value
  return hashOf({ id, title, summary, contentNote, source: lesson.source }).slice(0, 12)
}
