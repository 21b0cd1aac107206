import { addCounts, type Counts, takeCounts } from './dprime'
import { studentPoint } from './normal'

/** What was estimated, and where it lies with 95 % confidence. */
export interface Estimate {
  value: number
  low: number
  high: number
}

/**
 * A statistic of what people’s counts add up to, with its range by the jackknife that leaves out one person at a time (Efron and
 * Tibshirani 1993, chapter 11). The answers of one person hang together, so that each answer taken for itself, as in Gourevitch
 * and Galanter’s variance of d′ (1967), would make the range too narrow. What one person did at several stages is left out
 * together: a change is judged within people. Never narrower than `leastVariance`, what it would be if each answer stood for
 * itself: where nobody missed anything, leaving out people changes nothing, and that is not certainty. Each person has the same
 * stages; there are two people or more.
 */
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
