/** Right and wrong answers of people with similar scores, in a group and outside it. */
export interface Stratum {
  group: { right: number; wrong: number }
  others: { right: number; wrong: number }
}

export interface Difference {
  /** Above 1: the others more often get the item right than people of the group with the same score. */
  oddsRatio: number
  chiSquared: number
  /** On the scale of the Educational Testing Service: below 0, the item is harder for the group. */
  delta: number
  standardError: number
  /** A: negligible, B: moderate, C: large, by that service's rule. */
  size: 'A' | 'B' | 'C'
}

/** The chi-squared quantile for p = 0.05, one degree of freedom. */
const critical = 3.841458820694124
const z = 1.644853626951473

/**
 * Mantel and Haenszel, Journal of the National Cancer Institute 22, 719 (1959), with the variance of Robins, Breslow and
 * Greenland, Biometrics 42, 311 (1986). Sizes: Dorans and Holland in Holland and Wainer (eds.), Differential Item
 * Functioning (1993), 35-66. Null where a stratum never has both groups and both results.
 */
export function differenceOf(strata: readonly Stratum[]): Difference | null {
  const tables = strata.flatMap(({ group, others }) => {
    const [a, b, c, d] = [others.right, others.wrong, group.right, group.wrong]
    const n = a + b + c + d
    return n > 1 && a + b > 0 && c + d > 0 ? [{ a, b, c, d, n }] : []
  })
  const sum = (part: (one: (typeof tables)[number]) => number) => tables.reduce((total, one) => total + part(one), 0)
  const forOthers = sum(({ a, d, n }) => (a * d) / n)
  const forGroup = sum(({ b, c, n }) => (b * c) / n)
  const variance = sum(({ a, b, c, d, n }) => ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1)))
  if (forOthers === 0 || forGroup === 0 || variance === 0) return null
  const off = Math.abs(sum(({ a, b, c, n }) => a - ((a + b) * (a + c)) / n))
  const chiSquared = Math.max(0, off - 0.5) ** 2 / variance
  const oddsRatio = forOthers / forGroup
  const logVariance =
    sum(({ a, d, n }) => ((a + d) * a * d) / (n * n)) / (2 * forOthers ** 2) +
    sum(({ a, b, c, d, n }) => ((a + d) * b * c + (b + c) * a * d) / (n * n)) / (2 * forOthers * forGroup) +
    sum(({ b, c, n }) => ((b + c) * b * c) / (n * n)) / (2 * forGroup ** 2)
  const delta = -2.35 * Math.log(oddsRatio)
  const standardError = 2.35 * Math.sqrt(logVariance)
  return { oddsRatio, chiSquared, delta, standardError, size: sizeOf({ delta, standardError, chiSquared }) }
}

function sizeOf({ delta, standardError, chiSquared }: Pick<Difference, 'delta' | 'standardError' | 'chiSquared'>) {
  if (Math.abs(delta) < 1 || chiSquared < critical) return 'A'
  return Math.abs(delta) >= 1.5 && (Math.abs(delta) - 1) / standardError > z ? 'C' : 'B'
}
