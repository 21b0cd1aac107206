import type { LessonContent } from '@/lib/content/course/reader/lesson-file'
import { error, warning } from '@/lib/content/course/reader/problem'
import type { Problem } from '../schema'
import { id as idShape } from '../source'

const fewest = 5
const most = 8
/** About two screens of a phone. */
const longest = 260

export function checkSteps(lesson: LessonContent): Problem[] {
  const { at, file, text } = lesson
  const { steps, outside } = text
  const isCountRight = steps.length >= fewest && steps.length <= most
  return [
    ...(isCountRight ? [] : [error(at('id'), 'steps', `has ${steps.length} steps; a lesson has ${fewest} to ${most}`)]),
    ...outside.map((line) => error({ file, line }, 'steps', 'put this inside a <Step>')),
    ...steps.flatMap((step) => checkStep(step, file)),
    ...checkTwice(lesson),
    ...text.tags
      .filter(({ name }) => name === 'CommonMistake')
      .slice(1)
      .map(({ line }) => error({ file, line }, 'common-mistake', 'a lesson shows one <CommonMistake> at most')),
  ]
}

function checkStep({ id, line, words, check, misplaced }: LessonContent['text']['steps'][number], file: string) {
  const place = { file, line }
  return [
    ...(idShape.safeParse(id).success ? [] : [error(place, 'steps', `“${id}” must be lower-case words with dashes`)]),
    ...misplaced.map(({ name, line: where }) => {
      const message = name === 'Step' ? 'a step can’t contain another' : '<Check> must be the last line of its step'
      return error({ file, line: where }, 'steps', message)
    }),
    ...(words > longest
      ? [warning(place, 'step-length', `has ${words} words; ${longest} fill two screens of a phone`)]
      : []),
    ...(check ? [] : [error(place, 'step-check', `the step “${id}” ends without a <Check>`)]),
  ]
}

function checkTwice({ value, at, file, text: { steps } }: LessonContent): Problem[] {
  const checks = steps.flatMap(({ check, line }) => (check ? [{ id: check, place: { file, line } }] : []))
  const others = value.practice.map((id, index) => ({ id, place: at('practice', index) }))
  const twice = (all: { id: string; place: Problem | { file: string; line: number } }[], what: string) =>
    all.flatMap(({ id, place }, index) =>
      all.findIndex((one) => one.id === id) < index
        ? [error(place, 'duplicate-id', `${what}“${id}” is listed twice`)]
        : [],
    )
  return [
    ...twice(
      steps.map(({ id, line }) => ({ id, place: { file, line } })),
      'step ',
    ),
    ...twice([...checks, ...others], ''),
  ]
}
