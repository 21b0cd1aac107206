import { type CaseTheme, caseThemes } from '@/lib/content/course/case-source'
import type { RatedCase } from '@/lib/content/course/schema'
import { studentPoint } from '@/lib/measurement/discrimination/normal'
import type { RoundStage } from './queries'
import { areaVariance, type RatingSplit, rocArea } from './roc'
import { likely } from './schema'

/** One finished round, without the cases that don't show what they are. */
export interface FinishedRound extends RatingSplit {
  accountId: string
  stage: RoundStage
  set: RatedCase['set']
  themes: Partial<Record<CaseTheme, RatingSplit>>
}

/** An area or a change of it, with its 95% confidence interval. */
export interface AreaEstimate {
  value: number
  low: number
  high: number
}

export interface StageAreas {
  learners: number
  /** Null with too few people. */
  area: AreaEstimate | null
  hits: number
  compelled: number
  falseAlarms: number
  others: number
}

export interface CohortAreas {
  before: StageAreas
  after: StageAreas
  /** Among people who rated both sets; null with too few of them. */
  change: (AreaEstimate & { learners: number }) | null
}

/** With fewer people the range is too wide to say anything about a course. */
export const fewestRaters = 30

export function areasOf(rounds: readonly FinishedRound[]): CohortAreas {
  const of = (stage: RoundStage) => rounds.filter((one) => one.stage === stage)
  const before = of('before')
  const after = of('after')
  const pairs = before.flatMap((first) => {
    const second = after.find(({ accountId }) => accountId === first.accountId)
    return second ? [{ first, second }] : []
  })
  const change = estimate(
    pairs.map(({ first, second }) => ({
      set: first.set,
      value: rocArea(second) - rocArea(first),
      variance: leastVariance(first) + leastVariance(second),
    })),
  )
  return {
    before: stageAreas(before),
    after: stageAreas(after),
    change: change && { ...change, learners: pairs.length },
  }
}

export interface ThemeAreas {
  theme: CaseTheme
  before: AreaEstimate | null
  after: AreaEstimate | null
}

/** One pair of each theme in a set: without enough people, none. */
export function areasByTheme(rounds: readonly FinishedRound[]): ThemeAreas[] {
  return caseThemes.flatMap((theme) => {
    const own = rounds.flatMap((one) => {
      const split = one.themes[theme]
      return split ? [{ ...one, ...split }] : []
    })
    const of = (stage: RoundStage) => stageAreas(own.filter((one) => one.stage === stage)).area
    const [before, after] = [of('before'), of('after')]
    return before || after ? [{ theme, before, after }] : []
  })
}

function stageAreas(rounds: readonly FinishedRound[]): StageAreas {
  const count = (ratings: (round: FinishedRound) => readonly number[], from: number) =>
    rounds.flatMap(ratings).filter((rating) => rating >= from).length
  return {
    learners: rounds.length,
    area: within(estimate(rounds.map((one) => ({ set: one.set, value: rocArea(one), variance: leastVariance(one) })))),
    hits: count((one) => one.compelled, likely),
    compelled: count((one) => one.compelled, 1),
    falseAlarms: count((one) => one.others, likely),
    others: count((one) => one.others, 1),
  }
}

/** The variance of one person's area. Adds half a pair, so that a perfect area isn't certain. */
export function leastVariance(round: FinishedRound): number {
  const pairs = round.compelled.length * round.others.length
  const area = (rocArea(round) * pairs + 0.5) / (pairs + 1)
  return areaVariance(area, round.compelled.length, round.others.length)
}

interface PersonFigure {
  set: RatedCase['set']
  value: number
  variance: number
}

/**
 * The mean of both sets' means, so that an unequal draw or a harder set cancels. By person (Student), whose ratings correlate,
 * and never surer than people with independent ratings would be.
 */
function estimate(people: readonly PersonFigure[]): AreaEstimate | null {
  const groups = (['a', 'b'] as const).map((set) => people.filter((one) => one.set === set))
  if (people.length < fewestRaters || groups.some(({ length }) => length < 2)) return null
  const parts = groups.map((group) => {
    const mean = meanOf(group.map(({ value }) => value))
    const spread = group.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (group.length - 1)
    const least = meanOf(group.map(({ variance }) => variance))
    return { mean, variance: Math.max(spread, least) / group.length }
  })
  const value = meanOf(parts.map(({ mean }) => mean))
  const variance = parts.reduce((sum, one) => sum + one.variance, 0) / 4
  const reach = studentPoint(people.length - 2) * Math.sqrt(variance)
  return { value, low: value - reach, high: value + reach }
}

function within(found: AreaEstimate | null): AreaEstimate | null {
  return found && { value: found.value, low: Math.max(0, found.low), high: Math.min(1, found.high) }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
