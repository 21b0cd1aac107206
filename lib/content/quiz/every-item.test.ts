import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { isComplete, isPossible, keyOf, maxChoices, pair, targetsOf } from './interaction'
import type { Item } from './schema'
import { credit, isCorrect } from './scoring'

/* Properties of any item and any response to it. */

const letters = ['a', 'b', 'c', 'd', 'e', 'f']
const someLetters = (least: number) => fc.integer({ min: least, max: 6 }).map((count) => letters.slice(0, count))
const shuffled = <T>(values: T[]) => fc.shuffledSubarray(values, { minLength: values.length })

const single = someLetters(2).chain((ids) =>
  fc.constantFrom(...ids).map((key) => sampleItem('one', 'rec-read', [key], ids)),
)
const several = someLetters(3).chain((ids) =>
  fc.subarray(ids, { minLength: 2, maxLength: ids.length - 1 }).map((keys) => sampleItem('one', 'rec-read', keys, ids)),
)
const order = someLetters(3).chain((ids) => shuffled(ids).map((key) => sampleOrder('one', 'rec-read', key)))
const match = someLetters(2).chain((ids) =>
  shuffled(['p', 'q', 'r', 's', 't', 'u', 'v', 'w']).map((targets): Item => {
    const sample = sampleMatch('one') as Extract<Item, { interaction: 'match' }>
    const options = ids.map((id, index) => ({ ...sample.options[0], id, target: targets[index] }))
    return { ...sample, options, targets: targets.sort().map((id) => ({ id, text: `Target ${id}` })) } as Item
  }),
)
const anyItem: fc.Arbitrary<Item> = fc.oneof(single, several, order, match)

/** Any possible response: none, partial or full; right or wrong. */
function possibleTo(item: Item): fc.Arbitrary<string[]> {
  const ids = item.options.map(({ id }) => id)
  const chosen = fc.shuffledSubarray(ids, { maxLength: maxChoices(item) })
  const targets = targetsOf(item)
  if (!targets) return chosen
  return chosen.chain((some) =>
    fc.tuple(...some.map((id) => fc.constantFrom(...targets).map((target) => pair(id, target)))),
  )
}
const answered = anyItem.chain((item) => possibleTo(item).map((value) => ({ item, value })))

describe('the key of an item', () => {
  test('is possible, complete and correct', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const key = keyOf(item)
        expect(isPossible(item, key)).toBe(true)
        expect(isComplete(item, key)).toBe(true)
        expect(credit(item, key)).toBe(1)
        expect(isCorrect(item, key)).toBe(true)
      }),
    )
  })

  test('is the only response that earns 1, in any order of its tokens', () => {
    fc.assert(
      fc.property(answered, ({ item, value }) => {
        const isKey = [...value].sort().join() === keyOf(item).sort().join()
        expect(credit(item, value) === 1).toBe(isKey)
        expect(isCorrect(item, value)).toBe(isKey)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the credit of a response', () => {
  test('is from 0 to 1, and 0 for no response', () => {
    fc.assert(
      fc.property(answered, ({ item, value }) => {
        const earned = credit(item, value)
        expect(earned).toBeGreaterThanOrEqual(0)
        expect(earned).toBeLessThanOrEqual(1)
        expect(credit(item, [])).toBe(0)
      }),
    )
  })

  test('does not depend on the order of tokens', () => {
    const twice = answered.chain(({ item, value }) => shuffled(value).map((other) => ({ item, value, other })))
    fc.assert(
      fc.property(twice, ({ item, value, other }) => {
        expect(credit(item, other)).toBe(credit(item, value))
      }),
    )
  })
})

describe('a possible response', () => {
  test('is possible', () => {
    fc.assert(
      fc.property(answered, ({ item, value }) => {
        expect(isPossible(item, value)).toBe(true)
      }),
    )
  })

  test('becomes impossible with an unknown token, a repeated option, or too many tokens', () => {
    fc.assert(
      fc.property(answered, fc.string(), ({ item, value }, unknown) => {
        expect(isPossible(item, [...value.slice(1), `${unknown}?`])).toBe(false)
        for (const token of value) expect(isPossible(item, [...value, token])).toBe(false)
        const key = keyOf(item)
        for (const { id } of item.options) {
          for (const target of targetsOf(item) ?? []) expect(isPossible(item, [...key, pair(id, target)])).toBe(false)
        }
      }),
    )
  })

  test('is complete for an order or a match when each option has a target and each step its own place', () => {
    const paired = fc.oneof(order, match).chain((item) => possibleTo(item).map((value) => ({ item, value })))
    fc.assert(
      fc.property(paired, ({ item, value }) => {
        const places = new Set(value.map((token) => token.split(':')[1]))
        const all = value.length === item.options.length
        expect(isComplete(item, value)).toBe(all && (item.interaction === 'match' || places.size === value.length))
      }),
      { numRuns: 500 },
    )
  })
})
