import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/content/quiz/random'
import { addCounts, type Counts, sensitivityOf, variancesOf } from './dprime'
import { jackknife } from './jackknife'
import { normalQuantile, studentPoint } from './normal'

const hits = (count: number, of: number): Counts => ({
  hits: count,
  misses: of - count,
  falseAlarms: 0,
  correctRejections: 0,
})

test('jackknife gives the textbook standard error of a mean, computed by hand', () => {
  // 1, 2, 3, 6 of 10: mean 3, variance (4 + 1 + 0 + 9) / 3, standard error √(14 / 3 / 4).
  const people = [1, 2, 3, 6].map((count) => [hits(count, 10)])
  const { value, low, high } = jackknife(people, ([sum]) => 10 * shareOf(sum), 0)
  expect(value).toBe(3)
  expect(high - value).toBeCloseTo(studentPoint(3) * Math.sqrt(14 / 12), 9)
  expect(value - low).toBeCloseTo(high - value, 9)
})

test('a change is judged within people: an equal gain is certain, however people differ', () => {
  const people = [1, 4, 6, 8].map((count) => [hits(count, 10), hits(count + 2, 10)])
  const { value, low, high } = jackknife(people, ([from, to]) => shareOf(to) - shareOf(from), 0)
  for (const one of [value, low, high]) expect(one).toBeCloseTo(0.2, 9)
})

const shareOf = (counts: Counts | undefined) => (counts ? counts.hits / (counts.hits + counts.misses) : 0)

test('the interval never falls below the given variance, even when no one missed anything', () => {
  const people = Array.from({ length: 40 }, () => [hits(4, 4)])
  const range = (least: number) => jackknife(people, ([sum]) => shareOf(sum), least)
  expect(range(0)).toMatchObject({ value: 1, low: 1, high: 1 })
  expect(range(0.01).low).toBeCloseTo(1 - studentPoint(39) * 0.1, 12)
})

describe('in simulated classes', () => {
  /** Classes of 40 with 8 cases of each kind; `spread` is how much people differ. */
  function coverage(spread: number): { own: number; analytic: number } {
    const random = seededRandom(`classes ${spread}`)
    const normal = () => normalQuantile((random(1_000_000) + 0.5) / 1_000_000)
    const classes = 400
    const person = () => {
      const ability = 1.5 + spread * normal()
      const slow = 0.5 * spread * normal()
      const count = (z: number) => Array.from({ length: 8 }, () => normal() < z).filter(Boolean).length
      const found = count(ability / 2 - slow)
      const alarms = count(-ability / 2 - slow)
      return { hits: found, misses: 8 - found, falseAlarms: alarms, correctRejections: 8 - alarms }
    }
    const dPrime = ([sum]: readonly Counts[]) => (sum ? sensitivityOf(sum).dPrime : 0)
    const truth = dPrime([addCounts(Array.from({ length: 20_000 }, person))])
    let own = 0
    let analytic = 0
    for (let index = 0; index < classes; index += 1) {
      const people = Array.from({ length: 40 }, person)
      const { value, low, high } = jackknife(
        people.map((one) => [one]),
        dPrime,
        0,
      )
      if (low <= truth && truth <= high) own += 1
      if (Math.abs(value - truth) <= 1.96 * Math.sqrt(variancesOf(addCounts(people)).dPrime)) analytic += 1
    }
    return { own: own / classes, analytic: analytic / classes }
  }

  test('with different people, the interval holds the truth about 95 times in 100, and the analytic one far less often', () => {
    const { own, analytic } = coverage(1)
    expect(own).toBeGreaterThan(0.91)
    expect(own).toBeLessThan(0.985)
    expect(analytic).toBeLessThan(0.88)
  })

  test('with people who are alike, both do', () => {
    const { own, analytic } = coverage(0)
    expect(own).toBeGreaterThan(0.91)
    expect(analytic).toBeGreaterThan(0.91)
  })
})
