import { type Flag, fewestToJudge, limits } from '@/lib/training/analysis/judge'
import type { ItemAnalysis } from '@/lib/training/analysis/queries'

/** Each flag with what an author can do about it. */
export function flagWords(flag: Flag): { short: string; why: string } {
  if (flag.kind === 'hard')
    return {
      short: 'Hard',
      why: `Answers earn less than ${limits.hard * 100} % on average. Look at the key first, then whether the lesson teaches it.`,
    }
  if (flag.kind === 'easy')
    return {
      short: 'Easy',
      why: `Answers earn more than ${limits.easy * 100} % on average. It tells nobody apart: make the other options more tempting.`,
    }
  if (flag.kind === 'discrimination')
    return {
      short: 'Does not tell apart',
      why: 'Those who do well on the rest have it right hardly more often, or less. The stem may be read in two ways, or a second option may hold.',
    }
  return {
    short: `Option ${flag.option} idle`,
    why: `Option ${flag.option} is chosen by ${Math.round(flag.share * 100)} %. Hardly anybody is tempted: write a mistake that people make.`,
  }
}

export function verdictOf({ count, flags }: Pick<ItemAnalysis, 'count' | 'flags'>): string {
  if (count < fewestToJudge) return 'Too few to judge'
  return flags.length === 0 ? 'Nothing to see' : flags.map((flag) => flagWords(flag).short).join(', ')
}

export function two(value: number | null): string {
  return value === null ? '–' : value.toFixed(2)
}

export function secondsWords(seconds: number | null): string {
  return seconds === null ? '–' : `${Math.round(seconds)} s`
}
