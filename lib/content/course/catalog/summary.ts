import { versionOf } from '@/lib/content/course/check/text-version'
import { itemsOf } from '@/lib/content/course/reader/content'
import { minutesOf } from '@/lib/content/course/reader/lesson-practice'
import type { Problem } from '../schema'
import { questionNumbers } from '../source-map'
import type { CoursesRead } from './read'

export interface CoursesSummary {
  courses: number
  lessons: number
  items: number
  encounters: number
  tasks: number
  questions: Record<string, { lessons: number; items: number; claims: number }>
  reading: { file: string; words: number; grade: number; minutes: number; version: string }[]
  problems: Problem[]
}

/** The output of `courses:check --json`; counts each shared lesson and item once. */
export function summarize({ content, problems }: CoursesRead): CoursesSummary {
  const lessons = distinct(content.modules.flatMap((module) => module.lessons.map((one) => one.value)))
  const items = distinct(content.modules.flatMap(itemsOf).map((one) => one.value))
  const claims = distinct(content.claims.map((one) => one.value))
  const questions = questionNumbers.map((question) => [
    question,
    {
      lessons: lessons.filter((lesson) => lesson.questions.includes(question)).length,
      items: items.filter((item) => item.questions.includes(question)).length,
      claims: claims.filter((claim) => claim.question === question).length,
    },
  ])
  return {
    courses: content.courses.length,
    lessons: lessons.length,
    items: items.length,
    encounters: content.modules.flatMap((module) => module.encounters).length,
    tasks: content.modules.flatMap((module) => module.tasks).length,
    questions: Object.fromEntries(questions),
    reading: content.modules
      .flatMap((module) => module.lessons)
      .map((lesson) => ({
        file: lesson.file,
        words: lesson.text.words,
        grade: lesson.text.grade,
        minutes: minutesOf(lesson),
        version: versionOf(lesson, content),
      })),
    problems,
  }
}

function distinct<T extends { id: string }>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()]
}
