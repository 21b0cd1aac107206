import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom, shuffle } from './random'

const seeds = fc.string()

describe('seededRandom', () => {
  test('gives integers below the bound, the same for a seed', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer({ min: 1, max: 2 ** 32 })), (seed, bounds) => {
        const numbers = bounds.map(seededRandom(seed))
        expect(bounds.map(seededRandom(seed))).toEqual(numbers)
        numbers.forEach((number, index) => {
          expect(Number.isInteger(number) && number >= 0 && number < (bounds[index] ?? 0)).toBe(true)
        })
      }),
    )
  })

  test('gives these numbers for this seed on every machine and version', () => {
    const random = seededRandom('00112233445566778899aabbccddeeff')
    expect(Array.from({ length: 20 }, () => random(10)).join('')).toBe('04087193851068140482')
  })

  test('is unbiased: no remainder makes small numbers more frequent', () => {
    const random = seededRandom('seed')
    // A remainder of 2^32 numbers would give the lower half of this bound twice as often.
    const bound = 3 * 2 ** 30
    const low = Array.from({ length: 3000 }, () => random(bound)).filter((number) => number < bound / 3).length
    expect(low).toBeGreaterThan(900)
    expect(low).toBeLessThan(1100)
  })
})

describe('shuffle', () => {
  test('returns a permutation in a new array', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.nat()), (seed, values) => {
        const before = [...values]
        const shuffled = shuffle(values, seededRandom(seed))
        expect(values).toEqual(before)
        expect(shuffled).not.toBe(values)
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(before.sort((a, b) => a - b))
      }),
    )
  })

  test('gives each order of three about equally often', () => {
    const counts = new Map<string, number>()
    for (let round = 0; round < 1200; round++) {
      const order = shuffle(['a', 'b', 'c'], seededRandom(`seed ${round}`)).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
    // Fixed seeds, so no luck is involved; a naive shuffle favors some orders by a quarter.
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(40)
  })

  test('returns empty and single-element arrays unchanged', () => {
    const never = () => {
      throw new Error('there is nothing to choose')
    }
    expect(shuffle([], never)).toEqual([])
    expect(shuffle(['a'], never)).toEqual(['a'])
  })
})
