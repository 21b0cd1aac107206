import { lessonMinutes } from '../minutes'
import type { LessonContent } from './lesson-file'

type Parts = Pick<LessonContent, 'value' | 'text'>

function checksOf({ text }: Parts): string[] {
  return text.steps.flatMap(({ check }) => check ?? [])
}

/** The items of its steps' checks, then those after its last step. */
export function practiceOf(lesson: Parts): string[] {
  return [...checksOf(lesson), ...lesson.value.practice]
}

export function minutesOf(lesson: Parts): number {
  return lessonMinutes({
    words: lesson.text.words,
    checks: checksOf(lesson).length,
    items: lesson.value.practice.length,
  })
}
