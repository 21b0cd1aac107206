import type { Content } from '@/lib/content/course/reader/content'
import { error, type Place, warning } from '@/lib/content/course/reader/problem'
import type { PaperTemplate } from '../handout-source'
import type { Problem } from '../schema'
import { checkTerms } from './text-rules'

/** Longest allowed answer, as a multiple of the longest other option. */
const answerLength = 1.15

/** Roll-call pieces and templates. */
export function checkHandouts({ rollCall, templates }: Pick<Content, 'rollCall' | 'templates'>): Problem[] {
  return [
    ...checkIds(rollCall),
    ...checkIds(templates),
    ...rollCall.flatMap(({ value, at }) => {
      const { options, answer } = value
      const lengths = options.map(({ id, text }) => ({ isAnswer: id === answer, length: text.length }))
      const longest = Math.max(...lengths.flatMap((one) => (one.isAnswer ? [] : one.length)))
      const isLong = lengths.some((one) => one.isAnswer && one.length > longest * answerLength)
      const texts = [value.case, value.ask, value.point, value.why, ...options.map(({ text }) => text)]
      return [
        ...(isLong ? [warning(at('options'), 'longest-key', 'the answer is the longest option')] : []),
        ...(new Set(options.map(({ id }) => id)).size < options.length
          ? [error(at('options'), 'duplicate-id', `“${value.id}” has a letter twice`)]
          : []),
        ...checkTerms(texts.join(' '), at('case')),
      ]
    }),
    ...templates.flatMap(({ value, at }) => checkTerms(wordsOfTemplate(value), at('parts'))),
  ]
}

function wordsOfTemplate({ use, parts }: PaperTemplate): string {
  return [
    use,
    ...parts.flatMap(({ heading, text = '', points, blanks }) => [heading, text, ...points, ...blanks]),
  ].join(' ')
}

function checkIds(list: readonly { value: { id: string }; at: (...path: PropertyKey[]) => Place }[]): Problem[] {
  return list.flatMap(({ value, at }, index) =>
    list.findIndex((other) => other.value.id === value.id) < index
      ? [error(at('id'), 'duplicate-id', `there is another “${value.id}”`)]
      : [],
  )
}
