import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/content/quiz/random'
import { differenceOf, type Stratum } from './mantel-haenszel'

/** Admissions to Berkeley by department, men and women: Bickel, Hammel and O’Connell, Science 187, 398 (1975). */
const berkeley = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
] as const

describe('differenceOf', () => {
  test('agrees with R’s mantelhaen.test of these admissions', () => {
    const found = differenceOf(
      berkeley.map(([a, b, c, d]) => ({ others: { right: a, wrong: b }, group: { right: c, wrong: d } })),
    )
    expect(found?.oddsRatio).toBeCloseTo(0.9046968, 7)
    expect(found?.chiSquared).toBeCloseTo(1.4269, 4)
    const half = (1.959963984540054 * (found?.standardError ?? 0)) / 2.35
    const log = Math.log(found?.oddsRatio ?? 0)
    expect(Math.exp(log - half)).toBeCloseTo(0.7719074, 6)
    expect(Math.exp(log + half)).toBeCloseTo(1.0603298, 6)
    expect(found?.size).toBe('A')
  })

  test('is null if no stratum has people on both sides', () => {
    expect(differenceOf([])).toBeNull()
    expect(differenceOf([{ others: { right: 5, wrong: 5 }, group: { right: 0, wrong: 0 } }])).toBeNull()
    expect(differenceOf([{ others: { right: 5, wrong: 0 }, group: { right: 5, wrong: 0 } }])).toBeNull()
  })
})

/** An item by a logistic model, for a weaker group and others, matched by true level. `harder`: logits for the group. */
function simulated(seed: string, { harder, people }: { harder: number; people: number }): Stratum[] {
  const random = seededRandom(seed)
  const levels = [-2, -1, 0, 1, 2]
  const strata = levels.map(() => ({ group: { right: 0, wrong: 0 }, others: { right: 0, wrong: 0 } }))
  for (let person = 0; person < people; person += 1) {
    const who = person % 2 === 0 ? 'group' : 'others'
    // The group has lower scores, which is no difference of the item.
    const level = Math.min(random(5), who === 'group' ? random(5) : 4)
    const logit = (levels[level] ?? 0) + 0.4 - (who === 'group' ? harder : 0)
    const stratum = strata[level]
    if (stratum) stratum[who][random(1_000_000) / 1_000_000 < 1 / (1 + Math.exp(-logit)) ? 'right' : 'wrong'] += 1
  }
  return strata
}

describe('in simulations with a known truth', () => {
  const rounds = Array.from({ length: 400 }, (_, index) => index)
  const sizes = (harder: number) => rounds.map((round) => differenceOf(simulated(`${round}`, { harder, people: 600 })))

  test('an equally hard item is hardly ever flagged, although one group has lower scores', () => {
    const found = sizes(0)
    expect(found.filter((one) => one?.size === 'C').length / rounds.length).toBeLessThan(0.01)
    expect(found.filter((one) => (one?.chiSquared ?? 0) > 3.84).length / rounds.length).toBeLessThan(0.06)
  })

  test('recovers how much harder an item is for a group, and flags a large difference', () => {
    const found = sizes(1.2)
    const mean = found.reduce((sum, one) => sum + (one?.delta ?? 0), 0) / rounds.length
    expect(mean / -2.35).toBeCloseTo(1.2, 1)
    expect(found.filter((one) => one?.size === 'C').length / rounds.length).toBeGreaterThan(0.9)
  })
})
