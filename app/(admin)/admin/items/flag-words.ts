import { type Interval, intervalOfCorrelation, intervalOfShare } from '@/lib/measurement/analysis/interval'
import { type Flag, fewestToJudge, limits } from '@/lib/measurement/analysis/judge'
import type { ItemAnalysis } from '@/lib/measurement/analysis/queries'
import { percent } from '@/lib/platform/words'

/** Each flag with what an author can do about it. */
export function flagWords(flag: Flag): { short: string; why: string } {
  if (flag.kind === 'hard')
    return {
      short: 'Hard',
      why: `Answers earn less than ${limits.hard * 100}% on average. Check the key first, then whether the lesson teaches it.`,
    }
  if (flag.kind === 'easy')
    return {
      short: 'Easy',
      why: `Answers earn more than ${limits.easy * 100}% on average. It doesn’t tell strong and weak learners apart: make the other options more tempting.`,
    }
  if (flag.kind === 'discrimination')
    return {
      short: 'Doesn’t discriminate',
      why: 'Learners who do well on the rest get it right hardly more often, or even less often. The stem may be ambiguous, or a second option may be correct.',
    }
  return {
    short: `Option ${flag.option} idle`,
    why: `Option ${flag.option} is chosen by ${percent(flag.share)}. Hardly anyone chooses it: write a mistake that people really make.`,
  }
}

export function verdictOf({ count, flags }: Pick<ItemAnalysis, 'count' | 'flags'>): string {
  if (count < fewestToJudge) return 'Too few to judge'
  return flags.length === 0 ? 'No problem found' : flags.map((flag) => flagWords(flag).short).join(', ')
}

export function two(value: number | null): string {
  return value === null ? '–' : value.toFixed(2)
}

export function secondsWords(seconds: number | null): string {
  return seconds === null ? '–' : `${Math.round(seconds)} s`
}

export function rightWords({ difficulty, count }: Pick<ItemAnalysis, 'difficulty' | 'count'>): string {
  return withInterval(difficulty, intervalOfShare(difficulty, count))
}

export function correlationWords({ discrimination, count }: Pick<ItemAnalysis, 'discrimination' | 'count'>): string {
  return withInterval(discrimination, intervalOfCorrelation(discrimination, count))
}

/** `0.62 (0.45 to 0.76)`. */
function withInterval(value: number | null, interval: Interval | null): string {
  return interval ? `${two(value)} (${two(interval[0])} to ${two(interval[1])})` : two(value)
}
