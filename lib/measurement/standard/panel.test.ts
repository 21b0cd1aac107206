import { expect, test } from 'vitest'
import { judgeIds } from '@/fixtures/standard'
import { seededRandom } from '@/lib/content/quiz/random'
import { roundOf, roundsOf } from './panel'

/** Ratings of a panel that sees the truth with errors: its own strictness, and a slip at each item. */
function simulated(
  seed: string,
  { truth, judges, spread }: { truth: readonly number[]; judges: number; spread: number },
) {
  const random = seededRandom(seed)
  // Twelve uniform numbers, less 6, are near enough to a normal one.
  const normal = () => Array.from({ length: 12 }, () => random(1_000_000) / 1_000_000).reduce((a, b) => a + b, -6)
  const ids = judgeIds(judges)
  const strictness = ids.map(() => normal() * spread)
  return truth.map((value, index) => ({
    item: `item-${index}`,
    ratings: Object.fromEntries(
      ids.map((id, judge) => [id, Math.min(100, Math.max(0, value + (strictness[judge] ?? 0) + normal() * 10))]),
    ),
  }))
}

test('recovers the true cut of simulated panels, and says how far another panel would be off', () => {
  const truth = Array.from({ length: 42 }, (_, index) => 50 + index)
  const cut = truth.reduce((sum, value) => sum + value, 0) / truth.length
  const panels = Array.from({ length: 300 }, (_, index) =>
    roundOf(judgeIds(10), simulated(`panel ${index}`, { truth, judges: 10, spread: 4 })),
  )
  const errors = panels.map((one) => (one?.cut ?? 0) - cut)
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
  expect(Math.abs(mean)).toBeLessThan(0.4)
  const seen = errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length
  const told = panels.reduce((sum, one) => sum + (one?.standardError ?? 0) ** 2, 0) / panels.length
  expect(told / seen).toBeGreaterThan(0.85)
  expect(told / seen).toBeLessThan(1.15)
})

test('judges who agree more have a higher agreement', () => {
  const truth = Array.from({ length: 42 }, (_, index) => 50 + index)
  const of = (spread: number) =>
    roundOf(judgeIds(), simulated('one', { truth, judges: 8, spread }))?.agreement?.single ?? 0
  expect(of(0)).toBeGreaterThan(of(15))
})

test('shows the spread of each item and the cut of each judge', () => {
  const rated = [
    { item: 'one', ratings: { ann: 60, ben: 80 } },
    { item: 'two', ratings: { ann: 50, ben: 50 } },
  ]
  expect(roundOf(['ann', 'ben'], rated)).toMatchObject({
    cut: 60,
    cuts: [
      { judge: 'ann', cut: 55 },
      { judge: 'ben', cut: 65 },
    ],
    deviation: Math.sqrt(50),
    standardError: 5,
    items: [
      { item: 'one', mean: 70, deviation: Math.sqrt(200), lowest: 60, highest: 80 },
      { item: 'two', mean: 50, deviation: 0, lowest: 50, highest: 50 },
    ],
  })
})

test('the second round is null until each item was rated again', () => {
  const first = { ann: 60, ben: 80 }
  const rated = [{ item: 'one', first, second: { ann: 65, ben: 75 } }]
  expect(roundsOf(['ann', 'ben'], rated).second?.items[0]).toMatchObject({ lowest: 65, highest: 75 })
  expect(roundsOf(['ann', 'ben'], [...rated, { item: 'two', first }]).second).toBeNull()
  expect(roundsOf([], []).first).toBeNull()
})
