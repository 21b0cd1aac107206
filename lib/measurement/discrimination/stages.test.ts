import { expect, test } from 'vitest'
import type { Counts } from './counts'
import { type StageTallies, summarizeStages } from './stages'

/** Six cases of each kind. */
const tally = (hits: number, falseAlarms: number): Counts => ({
  hits,
  misses: 6 - hits,
  falseAlarms,
  correctRejections: 6 - falseAlarms,
})

test('stages sum their learners in course order, without empty ones', () => {
  const summaries = summarizeStages([
    { final: tally(6, 0), before: tally(3, 4) },
    { before: tally(1, 2), course: tally(6, 1) },
  ])
  expect(summaries.map(({ stage, learners }) => [stage, learners])).toEqual([
    ['before', 2],
    ['course', 1],
    ['final', 1],
  ])
  expect(summaries[0]).toEqual({
    stage: 'before',
    learners: 2,
    counts: { hits: 4, misses: 8, falseAlarms: 6, correctRejections: 6 },
    shares: { found: 1 / 3, falseAlarms: 0.5 },
  })
})

test('spaced cases and encounters count from five people on: nothing shows one answer, or who read a case', () => {
  const stagesOf = (size: number) => {
    const one: StageTallies = { final: tally(5, 1), 'first-run': tally(1, 1), after: tally(6, 0) }
    return summarizeStages(Array.from({ length: size }, () => one)).map(({ stage }) => stage)
  }
  expect(stagesOf(4)).toEqual(['final'])
  expect(stagesOf(5)).toEqual(['first-run', 'final', 'after'])
})
