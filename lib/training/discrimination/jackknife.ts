import { addCounts, type Counts, takeCounts } from './dprime'
import { studentPoint } from './normal'

/** With its 95% confidence interval. */
export interface Estimate {
  value: number
  low: number
  high: number
}

/** By person, whose answers correlate (Efron and Tibshirani 1993, chapter 11). Without a miss, its variance is 0. */
export function jackknife(
  people: readonly (readonly Counts[])[],
  statistic: (sums: readonly Counts[]) => number,
  leastVariance: number,
): Estimate {
  const sums = (people[0] ?? []).map((_, stage) => addCounts(people.flatMap((own) => own[stage] ?? [])))
  const without = people.map((own) => statistic(sums.map((total, stage) => takeCounts(total, own[stage] ?? total))))
  const count = people.length
  const mean = without.reduce((total, one) => total + one, 0) / count
  const squares = without.reduce((total, one) => total + (one - mean) ** 2, 0)
  const variance = Math.max(leastVariance, (squares * (count - 1)) / count)
  const reach = studentPoint(count - 1) * Math.sqrt(variance)
  const value = statistic(sums)
  return { value, low: value - reach, high: value + reach }
}
