import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { loadCatalog } from '@/lib/content/course/load'
import { listUnits } from '@/lib/content/course/lookup'
import type { ChoiceItem } from '@/lib/content/quiz/schema'
import { acts, observe, outcomeOf } from './observe'

type Act = (typeof acts)[number]

/** An item whose options stand for these acts; the first is the key. */
function itemOf(situation: ChoiceItem['situation'], ...options: Act[]): ChoiceItem {
  const item = sampleItem('obs', 'rec-read', ['a'], ['a', 'b', 'c'].slice(0, options.length))
  return { ...item, situation, options: item.options.map((one, index) => ({ ...one, acts: options[index] ?? 'none' })) }
}

const outcomes = (item: ChoiceItem) => observe(item)?.outcomes.map(({ outcome }) => outcome) ?? null

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
  test('gives each option’s outcome, and the rates of hits and false alarms without reading', () => {
    const trafficking = itemOf('trafficking', 'escalate', 'none', 'ask-further')
    expect(outcomes(trafficking)).toEqual(['hit', 'miss', 'hit'])
    expect(observe(trafficking)?.blind).toBeCloseTo(2 / 3, 12)
    const lookAlike = itemOf('look-alike', 'refer', 'escalate', 'ask-further')
    expect(outcomes(lookAlike)).toEqual(['correct-rejection', 'false-alarm', 'correct-rejection'])
    expect(observe(lookAlike)?.blind).toBeCloseTo(1 / 3, 12)
  })

  test('leaves out items that don’t ask whether to act', () => {
    expect(observe(itemOf('trafficking', 'refer', 'escalate', 'none'))).toBeNull()
    expect(observe(itemOf('trafficking', 'none', 'escalate'))).toBeNull()
    expect(observe(itemOf('look-alike', 'refer', 'none', 'ask-further'))).toBeNull()
    expect(observe(itemOf('look-alike', 'escalate', 'none'))).toBeNull()
    expect(observe(itemOf('not-enough', 'ask-further', 'escalate'))).toBeNull()
    expect(observe({ ...itemOf('trafficking', 'escalate', 'none'), cardinality: 'multiple' })).toBeNull()
    expect(observe(sampleOrder('obs'))).toBeNull()
    expect(observe(sampleMatch('obs'))).toBeNull()
  })

  test('finds both kinds of case in each pre-test and final', async () => {
    for (const course of (await loadCatalog()).courses) {
      for (const quiz of listUnits(course)) {
        if (quiz.kind !== 'quiz' || quiz.role === 'module') continue
        const kinds = quiz.bank.flatMap((item) =>
          observe(item) && item.interaction === 'choice' ? item.situation : [],
        )
        for (const kind of ['trafficking', 'look-alike'] as const) {
          const count = kinds.filter((one) => one === kind).length
          expect(count, `${kind} in ${course.slug}/${quiz.slug}`).toBeGreaterThan(1)
        }
      }
    }
  })
})
