import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleItem } from './sample'
import { isCorrect, score } from './scoring'

const passRule = { masteryScore: 0.8, objectiveMissed: 2, objectiveScore: 0.7 }

/** A form with, for each objective, so many items of which so many are missed. */
function form(parts: Record<string, { items: number; missed: number }>) {
  return Object.entries(parts).flatMap(([objective, { items, missed }]) =>
    Array.from({ length: items }, (_, index) => ({
      item: sampleItem(`${objective}-${index}`, objective),
      value: [index < missed ? 'a' : 'b'],
    })),
  )
}

describe('isCorrect', () => {
  const item = sampleItem('one')

  test('is true of the key alone', () => {
    expect(isCorrect(item, ['b'])).toBe(true)
    expect(isCorrect(item, ['a'])).toBe(false)
    expect(isCorrect(item, [])).toBe(false)
    expect(isCorrect(item, ['a', 'b'])).toBe(false)
    expect(isCorrect(item, ['b', 'b'])).toBe(false)
    expect(isCorrect(item, ['z'])).toBe(false)
  })

  test('is false of no answer to an item without a key', () => {
    const keyless = { options: item.options.map((option) => ({ ...option, key: false })) }
    expect(isCorrect(keyless, [])).toBe(false)
  })
})

describe('score', () => {
  test('passes nine of ten', () => {
    const items = form({
      define: { items: 4, missed: 1 },
      read: { items: 3, missed: 0 },
      control: { items: 3, missed: 0 },
    })
    expect(score({ items, passRule })).toMatchObject({ raw: 9, max: 10, scaled: 0.9, passed: true })
  })

  test('passes with one miss in each of two objectives: a single slip fails nobody', () => {
    const items = form({
      define: { items: 4, missed: 0 },
      read: { items: 3, missed: 1 },
      control: { items: 3, missed: 1 },
    })
    const result = score({ items, passRule })
    expect(result).toMatchObject({ raw: 8, passed: true })
    expect(result.objectives.every((one) => !one.failed)).toBe(true)
  })

  test('fails at 80 % overall when two are missed in one objective and it is under 70 %', () => {
    const items = form({
      define: { items: 4, missed: 0 },
      read: { items: 3, missed: 2 },
      control: { items: 3, missed: 0 },
    })
    const result = score({ items, passRule })
    expect(result).toMatchObject({ raw: 8, scaled: 0.8, passed: false })
    expect(result.objectives).toEqual([
      { objective: 'control', raw: 3, max: 3, failed: false },
      { objective: 'define', raw: 4, max: 4, failed: false },
      { objective: 'read', raw: 1, max: 3, failed: true },
    ])
  })

  test('keeps an objective with two misses at 70 % or more', () => {
    const items = form({ define: { items: 10, missed: 2 } })
    expect(score({ items, passRule })).toMatchObject({ passed: true, objectives: [{ failed: false }] })
    const exact = form({ define: { items: 10, missed: 3 }, read: { items: 10, missed: 0 } })
    expect(score({ items: exact, passRule }).objectives[0]).toMatchObject({ raw: 7, failed: false })
  })

  test('fails under the mastery score and on an empty form', () => {
    const items = form({ a: { items: 3, missed: 1 }, b: { items: 3, missed: 1 }, c: { items: 4, missed: 1 } })
    expect(score({ items, passRule })).toMatchObject({ raw: 7, passed: false })
    expect(score({ items: [], passRule })).toMatchObject({ raw: 0, max: 0, scaled: 0, passed: false })
  })

  test('adds up, whatever the answers are', () => {
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
        expect(result.objectives.reduce((sum, one) => sum + one.raw, 0)).toBe(result.raw)
        if (result.passed) expect(result.scaled).toBeGreaterThanOrEqual(0.8)
        expect(score({ items: items.toReversed(), passRule })).toEqual(result)
      }),
    )
  })
})
