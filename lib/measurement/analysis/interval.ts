export type Interval = readonly [low: number, high: number]

/** The normal quantile for a 95% interval. */
const z = 1.959963984540054

/** Wilson, Journal of the American Statistical Association 22, 209 (1927). Partial credits vary less, so it is wide enough. */
export function intervalOfShare(share: number, count: number): Interval | null {
  if (count === 0) return null
  const middle = (share + (z * z) / (2 * count)) / (1 + (z * z) / count)
  const half = (z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))) / (1 + (z * z) / count)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

/** Fisher, Metron 1, 3 (1921). */
export function intervalOfCorrelation(r: number | null, count: number): Interval | null {
  if (r === null || count < 4 || Math.abs(r) >= 1) return null
  const half = z / Math.sqrt(count - 3)
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)]
}
