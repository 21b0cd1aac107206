import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/content/quiz/random'
import { conditionalError, decisionConsistency, standardError } from './precision'

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)))

/** Two forms of each person, whose true score is the largest or smallest of some uniform numbers: a beta. */
function simulated({ items, people, best }: { items: number; people: number; best: number }) {
  const random = seededRandom(`${items} ${best}`)
  const uniform = () => random(1_000_000) / 1_000_000
  return Array.from({ length: people }, () => {
    const truth = Math.max(...Array.from({ length: best }, uniform))
    const form = () => Array.from({ length: items }, uniform).filter((one) => one < truth).length
    return { truth, scores: [form(), form()] as const }
  })
}

test('standardError is the deviation times the root of what is not reliable', () => {
  expect(standardError({ deviation: 10, alpha: 0.91 })).toBeCloseTo(3, 12)
  expect(standardError({ deviation: 4, alpha: null })).toBeNull()
})

describe('conditionalError', () => {
  test('is the unbiased binomial error of a raw score', () => {
    expect(conditionalError({ items: 50, score: 25 })).toBeCloseTo(Math.sqrt((25 * 25) / 49), 12)
    expect(conditionalError({ items: 42, score: 42 })).toBe(0)
    expect(conditionalError({ items: 1, score: 1 })).toBeNull()
  })

  test('squared, averages to the error variance of a simulated form', () => {
    const taken = simulated({ items: 42, people: 4000, best: 4 })
    const errors = taken.map(({ truth, scores: [one] }) => (one - 42 * truth) ** 2)
    const told = taken.map(({ scores: [one] }) => (conditionalError({ items: 42, score: one }) ?? 0) ** 2)
    expect(mean(told) / mean(errors)).toBeGreaterThan(0.95)
    expect(mean(told) / mean(errors)).toBeLessThan(1.05)
  })
})

describe('decisionConsistency', () => {
  test.each([
    { items: 42, best: 4, cut: 0.8 },
    { items: 42, best: 8, cut: 0.8 },
    { items: 20, best: 2, cut: 0.6 },
  ])('recovers the agreement of two simulated forms: %o', ({ items, best, cut }) => {
    const taken = simulated({ items, people: 4000, best })
    const first = taken.map(({ scores: [one] }) => one)
    const second = taken.map(({ scores: [, two] }) => two)
    const both = mean(first.map((one, index) => (one - mean(first)) * ((second[index] ?? 0) - mean(second))))
    const alpha = both / (deviation(first) * deviation(second))
    const passes = (score: number) => score >= cut * items - 1e-9
    const agreed = mean(taken.map(({ scores: [one, two] }) => Number(passes(one) === passes(two))))
    const rates = [first, second].map((scores) => mean(scores.map((score) => Number(passes(score)))))
    const [p = 0, q = 0] = rates
    const byChance = p * q + (1 - p) * (1 - q)
    const found = decisionConsistency({ items, mean: mean(first), deviation: deviation(first), alpha, cut })
    expect(Math.abs((found?.agreement ?? 0) - agreed)).toBeLessThan(0.02)
    expect(Math.abs((found?.kappa ?? 0) - (agreed - byChance) / (1 - byChance))).toBeLessThan(0.05)
  })

  test('has an exact value where true scores are uniform: the beta-binomial of two forms with one item', () => {
    // Both right or both wrong: the integral of p² + (1 − p)² over 0 to 1 is 2/3; KR-21 of one item would be 1/3.
    const found = decisionConsistency({ items: 1, mean: 0.5, deviation: 0.5, alpha: 1 / 3, cut: 1 })
    expect(found?.agreement).toBeCloseTo(2 / 3, 5)
    expect(found?.kappa).toBeCloseTo(1 / 3, 5)
  })

  test('is a number where the reliability is low, so that the true scores hardly differ', () => {
    for (const alpha of [0.05, 0.01, 0.001]) {
      const found = decisionConsistency({ items: 42, mean: 21, deviation: 2.5, alpha, cut: 0.5 })
      expect([alpha, Number.isFinite(found?.agreement), Number.isFinite(found?.kappa)]).toEqual([alpha, true, true])
      expect(found?.agreement).toBeGreaterThan(0.5)
    }
  })

  test.each([
    ['no reliability', { alpha: null }],
    ['a negative one', { alpha: -0.2 }],
    ['scores that never vary', { deviation: 0 }],
  ])('is null with %s', (_what, part) => {
    expect(decisionConsistency({ items: 42, mean: 34, deviation: 4, alpha: 0.7, cut: 0.8, ...part })).toBeNull()
  })
})
