import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizedChange, normalizedGain } from './gain'

const scaled = fc.double({ min: 0, max: 1, noNaN: true })

describe('normalizedChange', () => {
  test.each([
    [0.5, 0.75, 0.5],
    [0, 1, 1],
    [0.2, 0.2, 0],
    [0.8, 1, 1],
    [0.8, 0.4, -0.5],
    [1, 0, -1],
    [0.4, 0.3, -0.25],
  ])('from %d to %d is %d', (before, after, change) => {
    expect(normalizedChange(before, after)).toBeCloseTo(change, 12)
  })

  test('is null when there was nothing to gain or lose', () => {
    expect(normalizedChange(1, 1)).toBeNull()
    expect(normalizedChange(0, 0)).toBeNull()
  })

  test('is from -1 to 1, positive when the score went up', () => {
    fc.assert(
      fc.property(scaled, scaled, (before, after) => {
        const change = normalizedChange(before, after)
        if (change === null) expect(before).toBe(after)
        else {
          expect(Math.abs(change)).toBeLessThanOrEqual(1)
          expect(Math.sign(change)).toBe(Math.sign(after - before))
        }
      }),
    )
  })

  test('is 1 after gaining everything and -1 after losing everything', () => {
    fc.assert(
      fc.property(scaled, (before) => {
        if (before < 1) expect(normalizedChange(before, 1)).toBe(1)
        if (before > 0) expect(normalizedChange(before, 0)).toBe(-1)
      }),
    )
  })
})

describe('normalizedGain', () => {
  test.each([
    [0.5, 0.75, 0.5],
    [0.4, 0.7, 0.5],
    [0.45, 0.45, 0],
    [0, 1, 1],
    [0.5, 0.25, -0.5],
  ])('from %d to %d is %d', (before, after, gain) => {
    expect(normalizedGain(before, after)).toBeCloseTo(gain, 12)
  })

  test('is null when nothing was left to gain', () => {
    expect(normalizedGain(1, 1)).toBeNull()
    expect(normalizedGain(1, 0.5)).toBeNull()
  })

  test("is at most 1, and equals one person's change when the group gained", () => {
    fc.assert(
      fc.property(scaled, scaled, (before, after) => {
        const gain = normalizedGain(before, after)
        if (gain === null) expect(before).toBe(1)
        else {
          expect(gain).toBeLessThanOrEqual(1)
          if (after > before) expect(gain).toBe(normalizedChange(before, after))
        }
      }),
    )
  })
})
