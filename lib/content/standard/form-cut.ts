import type { Panel } from '@/lib/content/quiz/schema'
import { meanOf } from './agreement'

/** The ratings of a complete panel. */
export interface Standard extends Panel {
  /** By item hash: the share of just-qualified learners who would get it right, to four decimals. */
  ratings: Record<string, number>
}

/** 8 to 12 judges are usual; with fewer, the cut stays provisional. */
export const fewestJudges = 8

const parts = 10_000

/** Rounded down to four decimals, so that a score that reaches the sum of ratings passes. */
export function cutOf(hashes: readonly string[], { ratings }: Pick<Standard, 'ratings'>): number {
  // In whole parts, so that the order of items can't change the sum.
  const sum = hashes.reduce((total, hash) => {
    const rating = ratings[hash]
    if (rating === undefined) throw new Error(`no judge has rated ${hash}`)
    return total + Math.round(rating * parts)
  }, 0)
  return Math.floor(sum / hashes.length) / parts
}

/** The mean cut of forms by this blueprint. */
export function meanCut(
  { bank, blueprint }: { bank: readonly { hash: string; objective: string }[]; blueprint: Record<string, number> },
  { ratings }: Pick<Standard, 'ratings'>,
): number {
  const drawn = Object.entries(blueprint).flatMap(([objective, count]) => {
    const own = bank.flatMap((item) => (item.objective === objective ? (ratings[item.hash] ?? 0) : []))
    return Array<number>(count).fill(meanOf(own))
  })
  return meanOf(drawn)
}

export function panelSentence({ judges, on }: Panel): string {
  return `The final’s passing score is the mean of its items’ ratings by a panel of ${judges} judges, last on ${on}.`
}

/** The mean of ratings in percent, as a share. */
export function shareOf(percents: readonly number[]): number {
  return Math.round((meanOf(percents) / 100) * parts) / parts
}
