import { sampleCorrelation } from 'simple-statistics'
import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/content/quiz/random'
import { intervalOfCorrelation, intervalOfShare } from './interval'

test.each([
  { right: 81, count: 263, low: 0.2553, high: 0.3662 },
  { right: 15, count: 148, low: 0.0624, high: 0.1605 },
  { right: 0, count: 20, low: 0, high: 0.1611 },
  { right: 1, count: 29, low: 0.0061, high: 0.1718 },
])('agrees with Newcombe, Statistics in Medicine 17, 857 (1998): %o', ({ right, count, low, high }) => {
  const [from = 9, to = 9] = intervalOfShare(right / count, count) ?? []
  expect(from).toBeCloseTo(low, 4)
  expect(to).toBeCloseTo(high, 4)
})

test('the interval of a correlation covers the truth in 95 of 100 simulated samples', () => {
  const random = seededRandom('fisher')
  const normal = () => {
    const [u, v] = [random(1_000_000), random(1_000_000)].map((one) => (one + 0.5) / 1_000_000) as [number, number]
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v)
  }
  const truth = 0.3
  const samples = 2000
  let covered = 0
  for (let sample = 0; sample < samples; sample += 1) {
    const x = Array.from({ length: 40 }, normal)
    const y = x.map((value) => truth * value + Math.sqrt(1 - truth * truth) * normal())
    const [low = 9, high = -9] = intervalOfCorrelation(sampleCorrelation(x, y), 40) ?? []
    if (low <= truth && truth <= high) covered += 1
  }
  expect(covered / samples).toBeGreaterThan(0.935)
  expect(covered / samples).toBeLessThan(0.965)
})

test('the interval is null without answers, for a perfect correlation, and for three answers', () => {
  expect(intervalOfShare(0, 0)).toBeNull()
  expect(intervalOfCorrelation(null, 40)).toBeNull()
  expect(intervalOfCorrelation(1, 40)).toBeNull()
  expect(intervalOfCorrelation(0.5, 3)).toBeNull()
})
