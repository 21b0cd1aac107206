import { describe, expect, test } from 'vitest'
import { sensitivityOf } from './dprime'
import { changeOf, fewestLearners, type StageTallies, summarizeStages, type Tally } from './stages'

/** Six cases of each kind. */
const tally = (hits: number, falseAlarms: number): Tally => ({
  hits,
  misses: 6 - hits,
  falseAlarms,
  correctRejections: 6 - falseAlarms,
  blindHits: 3,
  blindFalseAlarms: 2,
})
const classOf = (size: number, of: (index: number) => StageTallies) =>
  Array.from({ length: size }, (_, index) => of(index))
/** Improvement varies by person, so the interval has a width. */
const better = (index: number): StageTallies => ({
  before: tally(3 + (index % 2), 2 + (index % 2)),
  final: tally(4 + (index % 2), 1),
})

describe('summarizeStages', () => {
  test('sums the learners at each stage, in course order, and omits empty stages', () => {
    const summaries = summarizeStages([
      { final: tally(6, 0), before: tally(3, 4) },
      { before: tally(1, 2), course: tally(6, 1) },
    ])
    expect(summaries.map(({ stage, learners }) => [stage, learners])).toEqual([
      ['before', 2],
      ['course', 1],
      ['final', 1],
    ])
    expect(summaries[0]).toMatchObject({
      counts: { hits: 4, misses: 8, falseAlarms: 6, correctRejections: 6 },
      shares: { found: 1 / 3, falseAlarms: 0.5 },
      blind: { found: 0.5, falseAlarms: 1 / 3, dPrime: expect.closeTo(0.37, 1) },
      dPrime: null,
    })
  })

  test('gives d′ for thirty people, not for twenty-nine or with only one kind of case', () => {
    const [twentyNine] = summarizeStages(classOf(fewestLearners - 1, better))
    const [thirty] = summarizeStages(classOf(fewestLearners, better))
    expect([fewestLearners, twentyNine?.dPrime]).toEqual([30, null])
    expect(thirty?.dPrime?.value).toBe(sensitivityOf(thirty?.counts ?? tally(0, 0)).dPrime)
    expect(thirty?.dPrime?.low).toBeLessThan(thirty?.dPrime?.value ?? 0)
    const [without] = summarizeStages(classOf(30, () => ({ before: { ...tally(3, 0), correctRejections: 0 } })))
    expect(without).toMatchObject({ shares: { falseAlarms: null }, dPrime: null })
  })

  test('gives no rates without reading when a case has no options', () => {
    const runs = summarizeStages(
      classOf(5, () => ({ 'first-run': { ...tally(3, 1), blindHits: null, blindFalseAlarms: null } })),
    )
    expect(runs[0]?.blind).toEqual({ found: null, falseAlarms: null, dPrime: null })
  })

  test('includes spaced cases and encounters from five people on: nothing shows one answer, or who read a case', () => {
    const stagesOf = (size: number) =>
      summarizeStages(classOf(size, () => ({ final: tally(5, 1), 'first-run': tally(1, 1), after: tally(6, 0) }))).map(
        ({ stage }) => stage,
      )
    expect(stagesOf(4)).toEqual(['final'])
    expect(stagesOf(5)).toEqual(['first-run', 'final', 'after'])
  })
})

describe('changeOf', () => {
  test('covers those who took both, with d′ for thirty of them', () => {
    const others: StageTallies[] = [{ before: tally(0, 6) }, { final: tally(6, 0) }, {}]
    expect(changeOf(others)).toBeNull()
    const few = changeOf([...classOf(29, better), ...others])
    expect(few).toMatchObject({ learners: 29, proof: null })
    const change = changeOf([...classOf(30, better), ...others])
    expect(change?.before.found).toBeCloseTo(3.5 / 6, 12)
    expect(change?.final).toEqual({ found: 4.5 / 6, falseAlarms: 1 / 6 })
    const proof = change?.proof
    expect(proof?.dPrime.value).toBeCloseTo((proof?.dPrimeFinal ?? 0) - (proof?.dPrimeBefore ?? 0), 12)
    expect(proof?.found.low).toBeGreaterThan(0)
    expect(proof?.falseAlarms.high).toBeLessThan(0)
  })

  test('has 0 in its interval when some gain what others lose', () => {
    const change = changeOf(
      classOf(30, (index) =>
        index % 2 ? { before: tally(4, 2), final: tally(2, 4) } : { before: tally(2, 4), final: tally(4, 2) },
      ),
    )
    expect(change?.proof?.dPrime.low).toBeLessThan(0)
    expect(change?.proof?.dPrime.high).toBeGreaterThan(0)
  })

  test('reports no change from unequal numbers without false alarms, and no certainty from a class without mistakes', () => {
    const flawless = (cases: number): Tally => ({ ...tally(6, 0), correctRejections: cases })
    const change = changeOf(classOf(40, () => ({ before: flawless(3), final: flawless(9) })))
    expect(change?.proof?.falseAlarms.low).toBeLessThan(0)
    expect(change?.proof?.falseAlarms.high).toBeGreaterThan(0)
    const [stage] = summarizeStages(classOf(40, () => ({ before: flawless(3) })))
    expect((stage?.dPrime?.high ?? 0) - (stage?.dPrime?.low ?? 0)).toBeGreaterThan(1)
  })

  describe('the effect of different options', () => {
    /** Choosing without reading scores 3 and 2 of 6 before, and 5 and 3 at the end. */
    const byOptions = (hits: number, falseAlarms: number) =>
      changeOf(
        classOf(30, () => ({
          before: tally(hits, falseAlarms),
          final: { ...tally(5, 3), blindHits: 5, blindFalseAlarms: 3 },
        })),
      )?.proof?.byOptions

    test('is the whole change of a class that only guesses, and zero for one that knows', () => {
      expect(byOptions(3, 2)).toEqual({ found: expect.closeTo(2 / 6, 12), falseAlarms: expect.closeTo(1 / 6, 12) })
      expect(byOptions(6, 0)).toEqual({ found: expect.closeTo(0, 12), falseAlarms: 0 })
    })

    test('is in between with partial knowledge, and no more below guessing', () => {
      expect(byOptions(4, 1)).toEqual({ found: expect.closeTo(4 / 18, 12), falseAlarms: expect.closeTo(1 / 12, 12) })
      expect(byOptions(1, 6)).toEqual(byOptions(3, 2))
    })
  })
})
