import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCounts, type Counts, sensitivityOf, sharesOf, takeCounts, variancesOf } from './dprime'
import { normalQuantile } from './normal'

const some = fc.integer({ min: 0, max: 400 })
const counts = fc.record({ hits: some, misses: some, falseAlarms: some, correctRejections: some })
const of = (hits: number, trafficking: number, falseAlarms: number, lookAlikes: number): Counts => ({
  hits,
  misses: trafficking - hits,
  falseAlarms,
  correctRejections: lookAlikes - falseAlarms,
})

describe('published values', () => {
  test('log-linear: Bonett’s R package statpsych 1.7, help page of signal(82, 46, 100, 100), after Wickens 2002', () => {
    const { found, falseAlarms, dPrime, criterion } = sensitivityOf(of(82, 100, 46, 100))
    expect(found).toBeCloseTo(0.8168317, 7)
    expect(falseAlarms).toBeCloseTo(0.460396, 6)
    expect(dPrime).toBeCloseTo(1.002793, 6)
    // Its threshold is −z(false alarms), its bias the threshold less half of d′: our criterion.
    expect(-normalQuantile(falseAlarms)).toBeCloseTo(0.09943603, 8)
    expect(criterion).toBeCloseTo(-0.4019603, 7)
  })

  test.each([
    [0.7, 0.1, 1.806],
    [0.5, 0.4, 0.253],
    [0.85, 0.05, 2.681],
  ])(
    'uncorrected shares: found %d, false alarms %d (Schneider, “Short notes on theory of signal detection”)',
    (found, alarms, printed) => {
      expect(normalQuantile(found) - normalQuantile(alarms)).toBeCloseTo(printed, 3)
    },
  )

  test('the correction shrinks d′, less with more cases: 20 of 25 and 10 of 25 are 1.095 without it (Macmillan and Creelman 2005, chapter 1)', () => {
    const uncorrected = normalQuantile(20 / 25) - normalQuantile(10 / 25)
    expect(uncorrected).toBeCloseTo(1.095, 3)
    const few = sensitivityOf(of(20, 25, 10, 25)).dPrime
    const many = sensitivityOf(of(2000, 2500, 1000, 2500)).dPrime
    expect(few).toBeLessThan(many)
    expect(many).toBeLessThan(uncorrected)
    expect(many).toBeCloseTo(uncorrected, 2)
  })

  test('at 0 and 1 the shares become 0.5 / (n + 1) and (n + 0.5) / (n + 1) (Hautus 1995)', () => {
    const { found, falseAlarms, dPrime } = sensitivityOf(of(10, 10, 0, 20))
    expect(found).toBe(10.5 / 11)
    expect(falseAlarms).toBe(0.5 / 21)
    expect(dPrime).toBeCloseTo(normalQuantile(10.5 / 11) - normalQuantile(0.5 / 21), 12)
  })
})

describe('properties', () => {
  test('all values are finite for any counts, including none', () => {
    fc.assert(
      fc.property(counts, (one) => {
        const { dPrime, criterion } = sensitivityOf(one)
        expect(Number.isFinite(dPrime) && Number.isFinite(criterion)).toBe(true)
      }),
    )
    expect(sensitivityOf(of(0, 0, 0, 0)).dPrime).toBe(0)
  })

  test('d′ is 0 for equal shares; swapping kinds changes its sign; swapping alarms and silence changes only the criterion’s', () => {
    fc.assert(
      fc.property(counts, ({ hits, misses, falseAlarms, correctRejections }) => {
        const own = sensitivityOf({ hits, misses, falseAlarms, correctRejections })
        const alike = sensitivityOf({ hits, misses, falseAlarms: hits, correctRejections: misses })
        const kinds = sensitivityOf({
          hits: falseAlarms,
          misses: correctRejections,
          falseAlarms: hits,
          correctRejections: misses,
        })
        const silence = sensitivityOf({
          hits: misses,
          misses: hits,
          falseAlarms: correctRejections,
          correctRejections: falseAlarms,
        })
        expect(alike.dPrime).toBeCloseTo(0, 9)
        expect(kinds.dPrime).toBeCloseTo(-own.dPrime, 9)
        expect(silence.dPrime).toBeCloseTo(-own.dPrime, 9)
        expect(silence.criterion).toBeCloseTo(-own.criterion, 9)
      }),
    )
  })

  test('d′ rises with each hit and with each correct rejection', () => {
    fc.assert(
      fc.property(counts, (one) => {
        const more = { ...one, hits: one.hits + 1, misses: Math.max(0, one.misses - 1) }
        const calmer = { ...one, correctRejections: one.correctRejections + 1 }
        expect(sensitivityOf(more).dPrime).toBeGreaterThan(sensitivityOf(one).dPrime)
        expect(sensitivityOf(calmer).dPrime).toBeGreaterThan(sensitivityOf(one).dPrime)
      }),
    )
  })

  test('variances shrink with more cases and are positive at 0 and 1', () => {
    fc.assert(
      fc.property(counts, (one) => {
        const few = variancesOf(one)
        const many = variancesOf(addCounts([one, one, one, one]))
        for (const part of ['found', 'falseAlarms'] as const) expect(few[part]).toBeGreaterThan(0)
        expect(Number.isFinite(few.dPrime)).toBe(true)
        if (Math.min(...Object.values(one)) > 20) expect(many.dPrime).toBeLessThan(few.dPrime / 3)
      }),
    )
  })

  test('takeCounts reverses addCounts, and shares use what was counted', () => {
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        expect(takeCounts(addCounts([one, other]), other)).toEqual(one)
      }),
    )
    expect(sharesOf(of(3, 4, 0, 0))).toEqual({ found: 0.75, falseAlarms: null })
  })
})
