import type { LessonContent } from '@/lib/content/course/reader/lesson-file'
import { minutesOf, practiceOf } from '@/lib/content/course/reader/lesson-practice'
import { error, type Place, warning } from '@/lib/content/course/reader/problem'
import type { Problem } from '../schema'

const words = { least: 600, most: 1200 }
export const highestGrade = 9.9
/** Allowed distance between an author's minutes and the computed ones, as a share. */
const minutesMargin = 0.25

export interface CheckDay {
  today: string
  /** Before a release an overdue review is an error. */
  release: boolean
  /** In a draft, changes may be unclassed. */
  draft?: boolean
}

export function checkLesson(lesson: LessonContent, clock: CheckDay): Problem[] {
  return [...checkFrontMatter(lesson, clock), ...checkReading(lesson), ...checkContentNote(lesson)]
}

export function checkDue(day: string | null, place: Place, { today, release }: CheckDay): Problem[] {
  if (day === null || day >= today) return []
  const report = release ? error : warning
  return [report(place, 'review-due', `the review was due on ${day}`)]
}

function checkFrontMatter({ value, at, text }: LessonContent, { today, release }: CheckDay): Problem[] {
  const problems: Problem[] = []
  if (value.questions.length === 0) {
    problems.push(error(at('questions'), 'lesson-questions', 'names no question of the source document'))
  }
  if (practiceOf({ value, text }).length === 0)
    problems.push(warning(at('practice'), 'lesson-practice', 'has no practice items'))
  if (value.lawAsOf > today) problems.push(error(at('lawAsOf'), 'law-as-of', `${value.lawAsOf} is in the future`))
  problems.push(...checkDue(value.reviewDue, at('reviewDue'), { today, release }))
  if (value.minutes) {
    const computed = minutesOf({ value, text })
    if (Math.abs(value.minutes.value - computed) > computed * minutesMargin) {
      const message = `${value.minutes.value} minutes differs by more than 25% from the computed ${computed}`
      problems.push(error(at('minutes', 'value'), 'minutes', message))
    }
  }
  return problems
}

function checkReading({ at, text }: LessonContent): Problem[] {
  // An exemption goes above this line.
  const place = at('id')
  const problems: Problem[] = []
  if (text.words < words.least || text.words > words.most) {
    const message = `has ${text.words} words; ${words.least} to ${words.most} are usual`
    problems.push(warning(place, 'lesson-words', message))
  }
  if (text.grade > highestGrade) {
    problems.push(warning(place, 'readability', `reads at grade ${text.grade}; the limit is ${highestGrade}`))
  }
  return problems
}

function checkContentNote({ value, at, file, text }: LessonContent): Problem[] {
  const tags = text.tags.filter((tag) => tag.name === 'ContentNote')
  const note = value.contentNote
  if (!note) {
    return tags.map(({ line }) =>
      error({ file, line }, 'content-note', '<ContentNote /> needs contentNote in the front matter'),
    )
  }
  if (!text.headings.some((heading) => heading.text === note.section)) {
    return [error(at('contentNote', 'section'), 'content-note', `no step “${note.section}” in the lesson`)]
  }
  const [tag] = tags
  if (!tag) return [error(at('contentNote'), 'content-note', 'the text has no <ContentNote />')]
  const next = text.headings.find((heading) => heading.line > tag.line)
  if (next?.text === note.section) return []
  return [error({ file, line: tag.line }, 'content-note', `<ContentNote /> must come right before “${note.section}”`)]
}
