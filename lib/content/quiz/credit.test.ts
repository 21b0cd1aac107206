import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { keyOf } from './interaction'
import type { Item } from './schema'
import { credit } from './scoring'

const single = sampleItem('one')
/** The keys are a and b. */
const twoOfFour = sampleItem('one', 'rec-read', ['a', 'b'], ['a', 'b', 'c', 'd'])
const threeOfFive = sampleItem('one', 'rec-read', ['a', 'b', 'c'], ['a', 'b', 'c', 'd', 'e'])
/** The key is a, b, c, d. */
const order = sampleOrder('one', 'rec-read', ['a', 'b', 'c', 'd'])
/** The key is a:r, b:p, c:s. */
const match = sampleMatch('one')

/** A response with the steps in this order. */
const places = (steps: string) => [...steps].map((id, index) => `${id}:${index + 1}`)

describe('the published rule of partial credit', () => {
  test.each<[string, Item, string[], number]>([
    ['one: the key', single, ['b'], 1],
    ['one: another option', single, ['a'], 0],
    ['one: none', single, [], 0],
    ['several: both keys', twoOfFour, ['a', 'b'], 1],
    ['several: one of two keys', twoOfFour, ['a'], 1 / 2],
    ['several: both keys and one other', twoOfFour, ['a', 'b', 'c'], 1 / 2],
    ['several: one key and one other', twoOfFour, ['a', 'c'], 0],
    ['several: only another', twoOfFour, ['c'], 0],
    ['several: all that there are', twoOfFour, ['a', 'b', 'c', 'd'], 0],
    ['several: none', twoOfFour, [], 0],
    ['several: two of three keys', threeOfFive, ['a', 'c'], 2 / 3],
    ['several: two of three keys and one other', threeOfFive, ['a', 'c', 'e'], 1 / 3],
    ['several: all five, of which three are keys', threeOfFive, ['a', 'b', 'c', 'd', 'e'], 1 / 3],
    ['order: the key', order, places('abcd'), 1],
    ['order: two neighbors changed', order, places('bacd'), 2 / 3],
    ['order: the last step first', order, places('dabc'), 0],
    ['order: two steps off', order, places('bcad'), 1 / 3],
    ['order: first and last changed', order, places('dbca'), 0],
    ['order: backward', order, places('dcba'), 0],
    ['order: without the last step', order, ['a:1', 'b:2', 'c:3'], 0],
    ['order: the last two in one place', order, ['a:1', 'b:2', 'c:3', 'd:3'], 2 / 3],
    ['order: none', order, [], 0],
    ['match: all pairs', match, ['a:r', 'b:p', 'c:s'], 1],
    ['match: two of three pairs', match, ['a:r', 'b:p', 'c:q'], 2 / 3],
    ['match: two of three pairs, the third without a target', match, ['a:r', 'b:p'], 2 / 3],
    ['match: one of three pairs', match, ['a:r', 'b:s', 'c:p'], 1 / 3],
    ['match: one target for all', match, ['a:p', 'b:p', 'c:p'], 1 / 3],
    ['match: no pair', match, ['a:p', 'b:s', 'c:r'], 0],
    ['match: none', match, [], 0],
  ])('%s', (_what, item, value, earned) => {
    expect(credit(item, value)).toBeCloseTo(earned, 12)
  })
})

const letters = ['a', 'b', 'c', 'd', 'e', 'f']
/** A choice with several keys, and a response to it. */
const several = fc.integer({ min: 3, max: 6 }).chain((count) => {
  const ids = letters.slice(0, count)
  const keys = fc.subarray(ids, { minLength: 2, maxLength: count - 1 })
  return fc.record({ item: keys.map((some) => sampleItem('one', 'rec-read', some, ids)), value: fc.subarray(ids) })
})

describe('a choice with several keys', () => {
  test('choosing everything earns nothing when at most half of the options are keys', () => {
    fc.assert(
      fc.property(several, ({ item }) => {
        const ids = item.options.map(({ id }) => id)
        const { length } = keyOf(item)
        expect(credit(item, ids) === 0).toBe(length <= ids.length / 2)
      }),
    )
  })

  test('one more wrong option never earns more, and one more key never less', () => {
    fc.assert(
      fc.property(several, ({ item, value }) => {
        for (const { id, key } of item.options.filter((option) => !value.includes(option.id))) {
          const change = credit(item, [...value, id]) - credit(item, value)
          if (key) expect(change).toBeGreaterThanOrEqual(0)
          else expect(change).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})

/** By its definition over inversions, which the code under test doesn't count. */
function kendallTau(steps: readonly string[], key: readonly string[]): number {
  const ranks = steps.map((id) => key.indexOf(id))
  let inversions = 0
  for (let first = 0; first < ranks.length; first++) {
    for (let later = first + 1; later < ranks.length; later++) {
      if ((ranks[first] ?? 0) > (ranks[later] ?? 0)) inversions += 1
    }
  }
  return 1 - (4 * inversions) / (ranks.length * (ranks.length - 1))
}

const ordered = fc.integer({ min: 3, max: 6 }).chain((count) => {
  const permutation = fc.shuffledSubarray(letters.slice(0, count), { minLength: count })
  return fc.record({ key: permutation, steps: permutation })
})

describe('an order', () => {
  test('earns Kendall’s tau, at least 0', () => {
    fc.assert(
      fc.property(ordered, ({ key, steps }) => {
        const earned = credit(sampleOrder('one', 'rec-read', key), places(steps.join('')))
        expect(earned).toBeCloseTo(Math.max(0, kendallTau(steps, key)), 12)
      }),
    )
  })

  test('earns nothing backward', () => {
    fc.assert(
      fc.property(ordered, ({ key }) => {
        expect(credit(sampleOrder('one', 'rec-read', key), places(key.toReversed().join('')))).toBe(0)
      }),
    )
  })
})

describe('a match', () => {
  test('earns the share of right pairs', () => {
    const given = fc.tuple(
      ...['a', 'b', 'c'].map((id) => fc.constantFrom('p', 'q', 'r', 's', null).map((to) => [id, to])),
    )
    fc.assert(
      fc.property(given, (pairs) => {
        const value = pairs.filter(([, to]) => to !== null).map((one) => one.join(':'))
        const right = value.filter((token) => ['a:r', 'b:p', 'c:s'].includes(token)).length
        expect(credit(match, value)).toBeCloseTo(right / 3, 12)
      }),
    )
  })
})
