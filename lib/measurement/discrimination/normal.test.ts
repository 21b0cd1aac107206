import fc from 'fast-check'
import { cumulativeStdNormalProbability } from 'simple-statistics'
import { describe, expect, test } from 'vitest'
import { normalQuantile, studentPoint } from './normal'

describe('normalQuantile', () => {
  test.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
  ])('gives at %d the value that Wichura 1988 prints, one per region', (share, printed) => {
    expect(normalQuantile(share)).toBeCloseTo(printed, 12)
  })

  test('is odd about a half, increasing, and the inverse of the distribution', () => {
    const share = fc.double({ min: 0.002, max: 0.998, noNaN: true })
    fc.assert(
      fc.property(share, share, (one, other) => {
        expect(normalQuantile(1 - one)).toBeCloseTo(-normalQuantile(one), 9)
        if (one < other) expect(normalQuantile(one)).toBeLessThanOrEqual(normalQuantile(other))
        // The package reads a table with two decimals.
        expect(cumulativeStdNormalProbability(normalQuantile(one))).toBeCloseTo(one, 2)
      }),
    )
    expect(normalQuantile(0.5)).toBe(0)
  })
})

test.each([
  [10, 2.228],
  [29, 2.045],
  [60, 2.0],
  [120, 1.98],
])('studentPoint for %d degrees of freedom matches the tables (Fisher and Yates)', (degrees, printed) => {
  expect(studentPoint(degrees)).toBeCloseTo(printed, 3)
})
