import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { keyOf } from './interaction'
import { isCorrect, score } from './scoring'

const passRule = { masteryScore: 0.8, objectiveMissed: 2, objectiveScore: 0.7 }

const full = { item: sampleItem('one'), value: ['b'] }
const none = { item: sampleItem('two'), value: ['a'] }
/** Two neighbors swapped: earns two thirds. */
const twoThirds = { item: sampleOrder('three', 'rec-read', ['a', 'b', 'c', 'd']), value: ['b:1', 'a:2', 'c:3', 'd:4'] }
/** One pair of three. */
const third = { item: sampleMatch('four'), value: ['a:r'] }

describe('isCorrect', () => {
  const item = sampleItem('one')

  test('is true only for the key', () => {
    expect(isCorrect(item, ['b'])).toBe(true)
    expect(isCorrect(item, ['a'])).toBe(false)
    expect(isCorrect(item, [])).toBe(false)
    expect(isCorrect(item, ['a', 'b'])).toBe(false)
    expect(isCorrect(item, ['b', 'b'])).toBe(false)
    expect(isCorrect(item, ['z'])).toBe(false)
  })

  test('is false for no answer to an item without a key', () => {
    const keyless = { ...item, options: item.options.map((option) => ({ ...option, key: false })) }
    expect(isCorrect(keyless, [])).toBe(false)
    expect(isCorrect({ ...keyless, cardinality: 'multiple' }, [])).toBe(false)
  })

  test('is false for a partial answer, however much it earns', () => {
    expect(isCorrect(twoThirds.item, twoThirds.value)).toBe(false)
    expect(isCorrect(twoThirds.item, keyOf(twoThirds.item))).toBe(true)
    expect(isCorrect(third.item, third.value)).toBe(false)
    const several = sampleItem('one', 'rec-read', ['a', 'b', 'c'], ['a', 'b', 'c', 'd'])
    expect(isCorrect(several, ['a', 'b'])).toBe(false)
    expect(isCorrect(several, ['a', 'b', 'c', 'd'])).toBe(false)
    expect(isCorrect(several, ['c', 'a', 'b'])).toBe(true)
  })
})

describe('score', () => {
  test('adds up what each item earned, in the order of the form', () => {
    const result = score({ items: [full, twoThirds, none, third], passRule })
    expect(result.credits).toEqual([1, expect.closeTo(2 / 3, 11), 0, expect.closeTo(1 / 3, 11)])
    expect(result).toMatchObject({ raw: 2, max: 4, scaled: 0.5, passed: false })
    expect(result.objectives).toEqual([{ objective: 'rec-read', raw: 2, max: 4, failed: true }])
  })

  test('drops floating-point noise: twenty-one thirds are seven', () => {
    const thirds = (count: number) => Array.from({ length: count }, () => third)
    // In floating point the sum is slightly less, or this test would prove nothing.
    expect(thirds(21).reduce((sum) => sum + 1 / 3, 0)).not.toBe(7)
    const { raw, objectives } = score({ items: thirds(21), passRule })
    expect([raw, objectives[0]?.raw]).toEqual([7, 7])
  })

  test('rounds the share to four places, like its column', () => {
    expect(score({ items: [third], passRule })).toMatchObject({ raw: expect.closeTo(1 / 3, 11), scaled: 0.3333 })
    expect(score({ items: [twoThirds], passRule }).scaled).toBe(0.6667)
  })

  test('scores each objective separately', () => {
    const items = [
      { ...twoThirds, item: { ...twoThirds.item, objective: 'z' } },
      { ...full, item: { ...full.item, objective: 'a' } },
      { ...third, item: { ...third.item, objective: 'z' } },
    ]
    expect(score({ items, passRule }).objectives).toEqual([
      { objective: 'a', raw: 1, max: 1, failed: false },
      { objective: 'z', raw: 1, max: 2, failed: true },
    ])
  })

  test('gives 0 for an unanswered item of any kind', () => {
    const items = [full, twoThirds, third].map(({ item }) => ({ item, value: [] }))
    expect(score({ items, passRule })).toMatchObject({ raw: 0, max: 3, scaled: 0, passed: false, credits: [0, 0, 0] })
  })

  test('gives 0 and no pass for an empty form', () => {
    expect(score({ items: [], passRule })).toEqual({
      raw: 0,
      max: 0,
      scaled: 0,
      passed: false,
      objectives: [],
      credits: [],
    })
  })

  test('adds up for any answers in any order', () => {
    const answers = fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.constantFrom('a', 'b', 'c')), { minLength: 1 })
    fc.assert(
      fc.property(answers, (given) => {
        const items = given.map(([objective, value], index) => ({
          item: sampleItem(`i${index}`, objective),
          value: [value],
        }))
        const result = score({ items, passRule })
        expect(result.raw).toBe(given.filter(([, value]) => value === 'b').length)
        expect(result.max).toBe(given.length)
        expect(result.credits).toEqual(given.map(([, value]) => (value === 'b' ? 1 : 0)))
        expect(result.objectives.reduce((sum, one) => sum + one.raw, 0)).toBe(result.raw)
        expect(result.objectives.reduce((sum, one) => sum + one.max, 0)).toBe(result.max)
        if (result.passed) expect(result.scaled).toBeGreaterThanOrEqual(0.8)
        const backward = score({ items: items.toReversed(), passRule })
        expect(backward).toEqual({ ...result, credits: result.credits.toReversed() })
      }),
    )
  })
})
