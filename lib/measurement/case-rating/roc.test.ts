import { expect, test } from 'vitest'
import { areaVariance, rocArea } from './roc'

/** Ratings 1 to 5 by how many cases got them. */
const rated = (...counts: number[]) => counts.flatMap((count, index) => Array<number>(count).fill(index + 1))

/* 109 CT images, Hanley and McNeil (1982), table I. */
const images = { others: rated(33, 6, 6, 11, 2), compelled: rated(3, 2, 2, 11, 33) }

/** The trapezoids under the empirical curve: a second way to the same area. */
function trapezoids({ compelled, others }: typeof images): number {
  const share = (ratings: number[], from: number) => ratings.filter((rating) => rating >= from).length / ratings.length
  const points = [6, 5, 4, 3, 2, 1].map((from) => ({ x: share(others, from), y: share(compelled, from) }))
  return points.slice(1).reduce((area, { x, y }, index) => {
    const last = points[index] ?? { x: 0, y: 0 }
    return area + ((x - last.x) * (y + last.y)) / 2
  }, 0)
}

test('the area and its standard error agree with Hanley and McNeil’s example', () => {
  const area = rocArea(images)
  expect(area).toBeCloseTo(0.893, 3)
  expect(Math.abs(Math.sqrt(areaVariance(area, 51, 58)) - 0.032)).toBeLessThan(0.001)
})

test('the area is that of the trapezoids under the curve', () => {
  for (const ratings of [images, { compelled: [5, 3, 1], others: [1, 1, 4] }, { compelled: [2], others: [2] }])
    expect(rocArea(ratings)).toBeCloseTo(trapezoids(ratings), 12)
})

test('with one case of each kind, the variance is p(1 - p)', () => {
  for (const area of [0.5, 0.8, 1]) expect(areaVariance(area, 1, 1)).toBeCloseTo(area * (1 - area), 12)
})
