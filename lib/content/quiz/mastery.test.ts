import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import type { PassRule } from './schema'
import { dutiesDue, mayShowObjectives, objectivesToStudy, oneSlipFails, score } from './scoring'

const passRule = { masteryScore: 0.8, objectiveMissed: 2, objectiveScore: 0.7 }

type Parts = Record<string, { items: number; missed: number }>

/** A form with, per objective, this many items, of which this many are missed. */
function form(parts: Parts) {
  return Object.entries(parts).flatMap(([objective, { items, missed }]) =>
    Array.from({ length: items }, (_, index) => ({
      item: sampleItem(`${objective}-${index}`, objective),
      value: [index < missed ? 'a' : 'b'],
    })),
  )
}
const scored = (parts: Parts, rule: PassRule = passRule) => score({ items: form(parts), passRule: rule })

/** Earns two thirds: a miss, but a partial one. */
const halfMissed = (objective: string) => ({
  item: sampleOrder('order', objective, ['a', 'b', 'c', 'd']),
  value: ['b:1', 'a:2', 'c:3', 'd:4'],
})

describe('a quiz is passed', () => {
  test('with nine of ten', () => {
    const result = scored({
      define: { items: 4, missed: 1 },
      read: { items: 3, missed: 0 },
      control: { items: 3, missed: 0 },
    })
    expect(result).toMatchObject({ raw: 9, max: 10, scaled: 0.9, passed: true })
  })

  test('with one miss in each of two objectives', () => {
    const result = scored({
      define: { items: 4, missed: 0 },
      read: { items: 3, missed: 1 },
      control: { items: 3, missed: 1 },
    })
    expect(result).toMatchObject({ raw: 8, passed: true })
    expect(result.objectives.every((one) => !one.failed)).toBe(true)
  })

  test('with two misses in an objective that is at 70 % or more', () => {
    expect(scored({ define: { items: 10, missed: 2 } })).toMatchObject({
      passed: true,
      objectives: [{ failed: false }],
    })
    const exact = scored({ define: { items: 10, missed: 3 }, read: { items: 10, missed: 0 } })
    expect(exact).toMatchObject({ passed: true, objectives: [{ raw: 7, failed: false }, {}] })
  })

  test('with at most one miss in each objective of three items or more, if 80 % are right overall', () => {
    const parts = fc.array(
      fc.record({ items: fc.integer({ min: 3, max: 8 }), missed: fc.integer({ min: 0, max: 1 }) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(parts, (list) => {
        const result = scored(Object.fromEntries(list.map((part, index) => [`objective-${index}`, part])))
        expect(result.objectives.filter((one) => one.failed)).toEqual([])
        expect(result.passed).toBe(result.raw * 10 >= result.max * 8)
      }),
    )
  })
})

describe('a quiz is failed', () => {
  test('at 80 % overall when two are missed in one objective and it is under 70 %', () => {
    const result = scored({
      define: { items: 4, missed: 0 },
      read: { items: 3, missed: 2 },
      control: { items: 3, missed: 0 },
    })
    expect(result).toMatchObject({ raw: 8, scaled: 0.8, passed: false })
    expect(result.objectives).toEqual([
      { objective: 'control', raw: 3, max: 3, failed: false },
      { objective: 'define', raw: 4, max: 4, failed: false },
      { objective: 'read', raw: 1, max: 3, failed: true },
    ])
  })

  test('under the mastery score, though no objective failed', () => {
    const result = scored({ a: { items: 3, missed: 1 }, b: { items: 3, missed: 1 }, c: { items: 4, missed: 1 } })
    expect(result).toMatchObject({ raw: 7, passed: false })
    expect(result.objectives.every((one) => !one.failed)).toBe(true)
  })

  test('when partial misses make an objective too low', () => {
    const others = form({ define: { items: 17, missed: 0 } })
    // Two misses: 1 of 2 would pass, and 2/3 of 2 is under 70 %.
    const both = [...others, halfMissed('read'), { item: sampleItem('read-1', 'read'), value: ['a'] }]
    expect(score({ items: both, passRule })).toMatchObject({ passed: false, objectives: [{}, { failed: true }] })
    const one = [...others, halfMissed('read'), { item: sampleItem('read-1', 'read'), value: ['b'] }]
    expect(score({ items: one, passRule })).toMatchObject({ passed: true, objectives: [{}, { failed: false }] })
  })
})

test('when only rounding would lift the score', () => {
  // Two thirds is stored and shown as 0.6667, and is still under 0.66668.
  const items = [halfMissed('read'), { ...halfMissed('read'), item: { ...halfMissed('read').item, id: 'other' } }]
  const overall = score({ items, passRule: { masteryScore: 0.66668, objectiveMissed: 5, objectiveScore: 0 } })
  expect(overall).toMatchObject({ scaled: 0.6667, passed: false })
  const objective = score({ items, passRule: { masteryScore: 0.5, objectiveMissed: 2, objectiveScore: 0.666668 } })
  expect(objective).toMatchObject({ raw: expect.closeTo(4 / 3, 12), passed: false, objectives: [{ failed: true }] })
  expect(score({ items, passRule: { masteryScore: 2 / 3, objectiveMissed: 2, objectiveScore: 2 / 3 } }).passed).toBe(
    true,
  )
})

test('floating-point loss in partial credits fails no learner', () => {
  // Six thirds sum to 1.9999999999999998, where 2 is needed.
  const items = Array.from({ length: 6 }, (_, index) => ({ item: sampleMatch(`match-${index}`), value: ['a:r'] }))
  const third = { masteryScore: 1 / 3, objectiveMissed: 1, objectiveScore: 1 / 3 }
  expect(score({ items, passRule: third })).toMatchObject({ raw: 2, passed: true, objectives: [{ failed: false }] })
})

describe('objectivesToStudy', () => {
  test('returns only the failed objectives if any failed', () => {
    const result = scored({ a: { items: 4, missed: 1 }, b: { items: 3, missed: 2 }, c: { items: 3, missed: 3 } })
    expect(objectivesToStudy(result)).toEqual(['b', 'c'])
  })

  test('returns those with a miss, partial or full, if none failed', () => {
    const items = [
      ...form({ a: { items: 3, missed: 1 }, b: { items: 3, missed: 0 } }),
      halfMissed('c'),
      ...form({ c: { items: 2, missed: 0 } }),
    ]
    const result = score({ items, passRule: { ...passRule, masteryScore: 1 } })
    expect(objectivesToStudy(result)).toEqual(['a', 'c'])
  })

  test('returns only those with half or less if none may fail', () => {
    const { masteryScore } = passRule
    const items = form({ a: { items: 3, missed: 1 }, b: { items: 3, missed: 2 }, c: { items: 2, missed: 1 } })
    expect(objectivesToStudy(score({ items, passRule: { masteryScore } }))).toEqual(['b', 'c'])
  })

  test('returns none after a pass', () => {
    const result = scored({ a: { items: 10, missed: 1 } })
    expect(result.passed).toBe(true)
    expect(objectivesToStudy(result)).toEqual([])
  })
})

test('a result by objective needs three items on each objective', () => {
  const shown = (counts: number[]) => mayShowObjectives(counts.map((max) => ({ max })))
  expect([shown([3, 4]), shown([3, 2]), shown([2, 2, 2])]).toEqual([true, false, false])
})

describe('oneSlipFails', () => {
  test.each<[string, number[], Partial<PassRule>, boolean]>([
    ['three items on each of three objectives', [3, 3, 3], {}, false],
    ['ten items', [4, 3, 3], {}, false],
    ['four items, at 80 %', [4], {}, true],
    ['five items, at 80 %', [3, 2], {}, false],
    ['a single item', [1], {}, true],
    ['all needed', [10, 10], { masteryScore: 1 }, true],
    ['one miss that fails an objective of three', [3, 20], { objectiveMissed: 1 }, true],
    ['one miss that fails an objective of four', [4, 20], { objectiveMissed: 1 }, false],
  ])('with %s', (_what, counts, rule, fails) => {
    expect(oneSlipFails(counts, { ...passRule, ...rule })).toBe(fails)
  })

  test('agrees with the score of a form with one miss anywhere', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 })
    const rules = fc.record({
      masteryScore: fc.constantFrom(0.5, 0.7, 0.8, 0.9, 1),
      objectiveMissed: fc.integer({ min: 1, max: 3 }),
      objectiveScore: fc.constantFrom(0, 0.5, 0.7, 1),
    })
    fc.assert(
      fc.property(counts, rules, (items, rule) => {
        const fails = items.some((_, slip) => {
          const parts = items.map((count, index) => [`o${index}`, { items: count, missed: index === slip ? 1 : 0 }])
          return !scored(Object.fromEntries(parts), rule).passed
        })
        expect(oneSlipFails(items, rule)).toBe(fails)
      }),
    )
  })
})

describe('a must-pass duty', () => {
  const rule = { masteryScore: 0.8, dutyMissed: 2 }
  const answers = (missedOfDuty: number, missedOfRest: number) => [
    ...[0, 1].map((index) => ({
      item: { ...sampleItem(`duty-${index}`, 'read'), duty: 'notice' },
      value: [index < missedOfDuty ? 'a' : 'b'],
    })),
    ...form({ define: { items: 18, missed: missedOfRest } }),
  ]

  test.each([
    ['one of its two items missed', 1, 0, true, []],
    ['both missed', 2, 0, false, ['notice']],
    ['both missed, and too much else', 2, 5, false, []],
    ['too much else missed', 0, 5, false, []],
  ])('with %s', (_, ofDuty, ofRest, passed, due) => {
    const asked = { items: answers(ofDuty, ofRest), passRule: rule }
    expect(score(asked).passed).toBe(passed)
    expect(dutiesDue(asked)).toEqual(due)
    expect(score({ ...asked, passRule: { masteryScore: 0.5 } }).passed).toBe(true)
  })
})

test('without a rule for objectives, none fails', () => {
  const result = scored({ define: { items: 18, missed: 0 }, read: { items: 2, missed: 2 } }, { masteryScore: 0.8 })
  expect(result.passed).toBe(true)
  expect(result.objectives.map(({ failed }) => failed)).toEqual([false, false])
})
