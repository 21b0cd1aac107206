import { addCounts, type Counts, type Shares, sensitivityOf, sharesOf, variancesOf } from './dprime'
import { type Estimate, jackknife } from './jackknife'

/**
 * When cases are weighed, in the order of a course: pre-test, quizzes of the modules, encounters, final, spaced cases. Of what can
 * be done again the first time counts; the last walk of an encounter stands apart.
 */
export const stages = ['before', 'course', 'first-walk', 'last-walk', 'final', 'after'] as const
export type Stage = (typeof stages)[number]

export const stageTitles: Record<Stage, string> = {
  before: 'Before: pre-test',
  course: 'In the course: quizzes of modules',
  'first-walk': 'Encounters, first walk',
  'last-walk': 'Encounters, last walk',
  final: 'At the end: final',
  after: 'After: spaced cases',
}

/** With how often choosing options without reading would have been a hit or a false alarm; null of what has no options. */
export interface Tally extends Counts {
  blindHits: number | null
  blindFalseAlarms: number | null
}

/** What one person made of cases; stages without any are left out. */
export type Weighing = Partial<Record<Stage, Tally>>

/** Of fewer people no d′ is told: it would say more of who they are than of the course. */
export const fewestLearners = 30

export interface StageSummary {
  stage: Stage
  learners: number
  counts: Counts
  shares: Shares
  blind: Shares
  /** Null for too few people, or without one of the two kinds of case. */
  dPrime: Estimate | null
}

/** Each stage over all who came to it. */
export function summarizeStages(weighings: readonly Weighing[]): StageSummary[] {
  return stages.flatMap((stage) => {
    const tallies = weighings.flatMap((weighing) => weighing[stage] ?? [])
    if (tallies.length === 0) return []
    const counts = addCounts(tallies)
    const dPrime = isTold(tallies.length, [counts])
      ? jackknife(
          tallies.map((tally) => [tally]),
          ([sum = counts]) => sensitivityOf(sum).dPrime,
          variancesOf(counts).dPrime,
        )
      : null
    return [
      {
        stage,
        learners: tallies.length,
        counts,
        shares: sharesOf(counts),
        blind: blindShares(tallies, counts),
        dPrime,
      },
    ]
  })
}

/** From pre-test to final, over those who took both. */
export interface Change {
  learners: number
  before: Shares
  final: Shares
  /** Null for too few people, or without one of the two kinds of case. */
  proof: { found: Estimate; falseAlarms: Estimate; dPrime: Estimate; dPrimeBefore: number; dPrimeFinal: number } | null
}

/** Null when nobody took both. */
export function changeOf(weighings: readonly Weighing[]): Change | null {
  const both = weighings.flatMap(({ before, final }) => (before && final ? [[before, final] as const] : []))
  if (both.length === 0) return null
  const before = addCounts(both.map(([one]) => one))
  const final = addCounts(both.map(([, one]) => one))
  const rise = (part: 'found' | 'falseAlarms' | 'dPrime') =>
    jackknife(
      both,
      ([from = before, to = final]) => sensitivityOf(to)[part] - sensitivityOf(from)[part],
      variancesOf(before)[part] + variancesOf(final)[part],
    )
  const proof = isTold(both.length, [before, final])
    ? {
        found: rise('found'),
        falseAlarms: rise('falseAlarms'),
        dPrime: rise('dPrime'),
        dPrimeBefore: sensitivityOf(before).dPrime,
        dPrimeFinal: sensitivityOf(final).dPrime,
      }
    : null
  return { learners: both.length, before: sharesOf(before), final: sharesOf(final), proof }
}

function isTold(learners: number, sums: readonly Counts[]): boolean {
  const hasBoth = ({ found, falseAlarms }: Shares) => found !== null && falseAlarms !== null
  return learners >= fewestLearners && sums.every((sum) => hasBoth(sharesOf(sum)))
}

/** Null where a part of the stage has no options to choose from. */
function blindShares(tallies: readonly Tally[], counts: Counts): Shares {
  const share = (part: 'blindHits' | 'blindFalseAlarms', cases: number) => {
    const expected = tallies.reduce<number | null>(
      (sum, tally) => (sum === null || tally[part] === null ? null : sum + tally[part]),
      0,
    )
    return expected === null || cases === 0 ? null : expected / cases
  }
  return {
    found: share('blindHits', counts.hits + counts.misses),
    falseAlarms: share('blindFalseAlarms', counts.falseAlarms + counts.correctRejections),
  }
}
