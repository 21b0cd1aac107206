import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import type { ChoiceItem } from '@/lib/content/quiz/schema'
import { acts, observe, outcomeOf } from './observe'

type Act = (typeof acts)[number]

/** An item whose options stand for these acts; the first is the key. */
function itemOf(situation: ChoiceItem['situation'], ...options: Act[]): ChoiceItem {
  const item = sampleItem('obs', 'rec-read', ['a'], ['a', 'b', 'c'].slice(0, options.length))
  return { ...item, situation, options: item.options.map((one, index) => ({ ...one, acts: options[index] ?? 'none' })) }
}

const outcomes = (item: ChoiceItem) => observe(item).map(({ outcome }) => outcome)

describe('outcomeOf', () => {
  test('escalating or asking further is a hit on trafficking; only escalating is a false alarm on a look-alike', () => {
    expect(acts.map((act) => outcomeOf('trafficking', act))).toEqual(['hit', 'hit', 'miss', 'miss'])
    expect(acts.map((act) => outcomeOf('look-alike', act))).toEqual([
      'false-alarm',
      'correct-rejection',
      'correct-rejection',
      'correct-rejection',
    ])
  })
})

describe('observe', () => {
  test('gives each option’s outcome', () => {
    expect(outcomes(itemOf('trafficking', 'escalate', 'none', 'ask-further'))).toEqual(['hit', 'miss', 'hit'])
    const lookAlike = itemOf('look-alike', 'refer', 'escalate', 'ask-further')
    expect(outcomes(lookAlike)).toEqual(['correct-rejection', 'false-alarm', 'correct-rejection'])
  })

  test('leaves out items that don’t ask whether to act', () => {
    expect(observe(itemOf('trafficking', 'refer', 'escalate', 'none'))).toEqual([])
    expect(observe(itemOf('trafficking', 'none', 'escalate'))).toEqual([])
    expect(observe(itemOf('look-alike', 'refer', 'none', 'ask-further'))).toEqual([])
    expect(observe(itemOf('look-alike', 'escalate', 'none'))).toEqual([])
    expect(observe(itemOf('not-enough', 'ask-further', 'escalate'))).toEqual([])
    expect(observe({ ...itemOf('trafficking', 'escalate', 'none'), cardinality: 'multiple' })).toEqual([])
    expect(observe(sampleOrder('obs'))).toEqual([])
    expect(observe(sampleMatch('obs'))).toEqual([])
  })

  test('finds both kinds of case in each pre-test and final', async () => {
    for (const course of (await loadCatalog()).courses) {
      for (const quiz of listUnits(course)) {
        if (quiz.kind !== 'quiz' || quiz.role === 'module') continue
        const kinds = quiz.bank.flatMap((item) =>
          observe(item).length > 0 && item.interaction === 'choice' ? item.situation : [],
        )
        for (const kind of ['trafficking', 'look-alike'] as const) {
          const count = kinds.filter((one) => one === kind).length
          expect(count, `${kind} in ${course.slug}/${quiz.slug}`).toBeGreaterThan(1)
        }
      }
    }
  })
})
