import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/content/quiz/random'
import { normalQuantile } from '@/lib/measurement/discrimination/normal'
import { areasByTheme, areasOf, type FinishedRound } from './areas'
import { rocArea } from './roc'

const uniform = (random: (bound: number) => number) => (random(1_000_000) + 0.5) / 1_000_000
const cuts = [-1, -0.2, 0.6, 1.4]
const ratingOf = (feeling: number) => 1 + cuts.filter((cut) => feeling > cut).length

/** The true area of five ratings: shares between the cuts, from a large sample of each kind. */
function trueArea(distance: number): number {
  const sample = Array.from({ length: 20_000 }, (_, index) => normalQuantile((index + 0.5) / 20_000))
  const shares = (shift: number) =>
    [1, 2, 3, 4, 5].map((rating) => sample.filter((z) => ratingOf(z + shift) === rating).length / sample.length)
  const [high, low] = [shares(distance), shares(0)]
  return high.reduce(
    (sum, p, at) => sum + p * low.reduce((rest, q, other) => rest + (other < at ? q : other === at ? q / 2 : 0), 0),
    0,
  )
}

type Random = (bound: number) => number

function roundBy(random: Random, of: Pick<FinishedRound, 'accountId' | 'stage' | 'set'>, distance: number) {
  const own = 0.3 * normalQuantile(uniform(random))
  const ratings = (shift: number) =>
    Array.from({ length: 7 }, () => ratingOf(own + shift + normalQuantile(uniform(random))))
  return { ...of, compelled: ratings(distance), others: ratings(0), themes: {} }
}

function classOf(random: Random, people: number, { before, after, harder = 0 }: Record<string, number>) {
  return Array.from({ length: people }, (_, index) => {
    const first = random(3) === 0 ? 'a' : 'b'
    const distance = (set: string, base = 0) => base - (set === 'b' ? (harder ?? 0) : 0)
    const second = first === 'a' ? 'b' : 'a'
    const accountId = String(index)
    return [
      roundBy(random, { accountId, stage: 'before', set: first }, distance(first, before)),
      roundBy(random, { accountId, stage: 'after', set: second }, distance(second, after)),
    ]
  }).flat()
}

test('a simulation with known truth recovers the area, and 95% ranges include it', () => {
  const random = seededRandom('areas')
  const truth = trueArea(1)
  const rounds = 300
  const found = Array.from({ length: rounds }, () => areasOf(classOf(random, 40, { before: 1, after: 1 })))
  const areas = found.flatMap(({ before }) => before.area ?? [])
  expect(areas).toHaveLength(rounds)
  // People's own leaning blurs nothing: each is compared with themselves.
  expect(areas.reduce((sum, { value }) => sum + value, 0) / rounds).toBeCloseTo(truth, 2)
  expect(areas.filter(({ low, high }) => low <= truth && truth <= high).length / rounds).toBeGreaterThan(0.93)
  expect(found.filter(({ change }) => change && change.low <= 0 && change.high >= 0).length / rounds).toBeGreaterThan(
    0.93,
  )
})

test('a change is found although two thirds began with the harder set', () => {
  const random = seededRandom('harder')
  const truth = (trueArea(1.5) + trueArea(1)) / 2 - (trueArea(0.8) + trueArea(0.3)) / 2
  const changes = Array.from(
    { length: 100 },
    () => areasOf(classOf(random, 60, { before: 0.8, after: 1.5, harder: 0.5 })).change?.value ?? 0,
  )
  expect(changes.reduce((sum, value) => sum + value, 0) / changes.length).toBeCloseTo(truth, 2)
})

/* The policies of the review, which never read a case. */
test.each<[string, (random: Random) => number]>([
  ['answers at random', (random) => 1 + random(5)],
  ['always asks further: neither yes nor no', () => 3],
  ['never accuses', () => 1],
  ['always accuses', () => 5],
])('a class that %s has an area of 0.5', (_policy, rate) => {
  const random = seededRandom('policies')
  const cases = () => Array.from({ length: 7 }, () => rate(random))
  const rounds = Array.from({ length: 2000 }, (_, index): FinishedRound => {
    const [stage, set] = [index % 2 ? 'after' : 'before', index % 4 < 2 ? 'a' : 'b'] as const
    return { accountId: String(Math.floor(index / 2)), stage, set, compelled: cases(), others: cases(), themes: {} }
  })
  const { before, after, change } = areasOf(rounds)
  for (const { area } of [before, after]) expect(Math.abs((area?.value ?? 0) - 0.5)).toBeLessThan(0.01)
  expect(Math.abs(change?.value ?? 1)).toBeLessThan(0.01)
  expect(before.area?.low).toBeLessThan(0.5)
  expect(before.area?.high).toBeGreaterThan(0.5)
})

const perfect = (accountId: string, set: 'a' | 'b'): FinishedRound => ({
  ...{ accountId, set, stage: 'before' },
  compelled: [5, 4, 4],
  others: [1, 2, 4],
  themes: { labor: { compelled: [5], others: [1] }, debt: { compelled: [2], others: [2] } },
})

test('hits and false alarms are counts; an area needs thirty people and both sets', () => {
  const people = Array.from({ length: 30 }, (_, index) => perfect(String(index), index % 2 ? 'a' : 'b'))
  expect(areasOf(people).before).toMatchObject({ learners: 30, hits: 90, compelled: 90, falseAlarms: 30, others: 90 })
  expect(areasOf(people).before.area?.value).toBeCloseTo(rocArea(perfect('', 'a')), 12)
  expect(areasOf(people).change).toBeNull()
  expect(areasOf(people.slice(1)).before.area).toBeNull()
  expect(areasOf(people.map((one) => ({ ...one, set: 'a' }))).before.area).toBeNull()
})

test('a class without a mistake is not certain', () => {
  const people = Array.from({ length: 30 }, (_, index) => ({
    ...perfect(String(index), index % 2 ? 'a' : 'b'),
    others: [1, 2, 3],
  }))
  const { area } = areasOf(people).before
  expect(area).toMatchObject({ value: 1, high: 1 })
  expect(area?.low).toBeLessThan(0.98)
})

test('each theme has its own area, from its pair', () => {
  const people = Array.from({ length: 30 }, (_, index) => perfect(String(index), index % 2 ? 'a' : 'b'))
  expect(areasByTheme(people)).toMatchObject([
    { theme: 'labor', before: { value: 1, high: 1 }, after: null },
    { theme: 'debt', before: { value: 0.5 }, after: null },
  ])
  expect(areasByTheme(people)[0]?.before?.low).toBeLessThan(0.95)
  expect(areasByTheme(people.slice(1))).toEqual([])
})
