import { addCounts, type Counts, type Shares, sensitivityOf, sharesOf, variancesOf } from './dprime'
import { type Estimate, jackknife } from './jackknife'

/** In course order. The first attempt counts; an encounter's last run is a separate stage. */
export const stages = ['before', 'course', 'first-run', 'last-run', 'final', 'after'] as const
export type Stage = (typeof stages)[number]

export const stageTitles: Record<Stage, string> = {
  before: 'Before: pre-test',
  course: 'In the course: quizzes of modules',
  'first-run': 'Encounters, first run',
  'last-run': 'Encounters, last run',
  final: 'At the end: final',
  after: 'After: spaced cases',
}

export interface Tally extends Counts {
  blindHits: number | null
  blindFalseAlarms: number | null
}

export type StageTallies = Partial<Record<Stage, Tally>>

/** With fewer people no d′ is shown: it would describe individuals, not the course. */
export const fewestLearners = 30

/** With fewer people no sum of spaced cases or encounters is shown: one person's, or who read a case, could be identified. */
export const fewestInSum = 5
const summedOnly: readonly Stage[] = ['first-run', 'last-run', 'after']

export interface StageSummary {
  stage: Stage
  learners: number
  counts: Counts
  shares: Shares
  blind: Shares & { dPrime: number | null }
  dPrime: Estimate | null
}

export function summarizeStages(people: readonly StageTallies[]): StageSummary[] {
  return stages.flatMap((stage) => {
    const tallies = people.flatMap((one) => one[stage] ?? [])
    if (tallies.length < (summedOnly.includes(stage) ? fewestInSum : 1)) return []
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
        blind: blindly(tallies, counts),
        dPrime,
      },
    ]
  })
}

export interface StageChange {
  learners: number
  before: Shares
  final: Shares
  proof: {
    found: Estimate
    falseAlarms: Estimate
    dPrime: Estimate
    dPrimeBefore: number
    dPrimeFinal: number
    /** The part of the change that different options alone would cause. */
    byOptions: { found: number; falseAlarms: number }
  } | null
}

export function changeOf(people: readonly StageTallies[]): StageChange | null {
  const both = people.flatMap(({ before, final }) => (before && final ? [[before, final] as const] : []))
  if (both.length === 0) return null
  const firsts = both.map(([one]) => one)
  const finals = both.map(([, one]) => one)
  const before = addCounts(firsts)
  const final = addCounts(finals)
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
        byOptions: byOptions(sharesOf(before), blindShares(firsts, before), blindShares(finals, final)),
      }
    : null
  return { learners: both.length, before: sharesOf(before), final: sharesOf(final), proof }
}

/** Guessing among other options changes the shares of a class that knows no more: this is that change. */
function byOptions(before: Shares, blindBefore: Shares, blindFinal: Shares): { found: number; falseAlarms: number } {
  const rise = (wrong: number, blindWrong: number, blindWrongFinal: number) =>
    (wrong < blindWrong ? wrong / blindWrong : 1) * (blindWrongFinal - blindWrong)
  const missed = ({ found }: Shares) => 1 - (found ?? 0)
  const alarmed = ({ falseAlarms }: Shares) => falseAlarms ?? 0
  return {
    found: -rise(missed(before), missed(blindBefore), missed(blindFinal)),
    falseAlarms: rise(alarmed(before), alarmed(blindBefore), alarmed(blindFinal)),
  }
}

function isTold(learners: number, sums: readonly Counts[]): boolean {
  const hasBoth = ({ found, falseAlarms }: Shares) => found !== null && falseAlarms !== null
  return learners >= fewestLearners && sums.every((sum) => hasBoth(sharesOf(sum)))
}

function blindly(tallies: readonly Tally[], counts: Counts): StageSummary['blind'] {
  const { found, falseAlarms } = blindShares(tallies, counts)
  if (found === null || falseAlarms === null) return { found, falseAlarms, dPrime: null }
  const trafficking = counts.hits + counts.misses
  const lookAlikes = counts.falseAlarms + counts.correctRejections
  const { dPrime } = sensitivityOf({
    hits: found * trafficking,
    misses: (1 - found) * trafficking,
    falseAlarms: falseAlarms * lookAlikes,
    correctRejections: (1 - falseAlarms) * lookAlikes,
  })
  return { found, falseAlarms, dPrime }
}

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
