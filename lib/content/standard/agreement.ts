interface Agreement {
  /** Reliability of one judge's ratings. */
  single: number
  /** Reliability of the panel's means. */
  panel: number
}

/**
 * Intraclass correlations (2,1) and (2,k) of ratings by item and judge: Shrout and Fleiss, Psychological Bulletin 86, 420
 * (1979). Two-way random: a judge who is stricter throughout lowers them. Null where the ratings never vary.
 */
export function agreementOf(rows: readonly (readonly number[])[]): Agreement | null {
  const [items, judges] = [rows.length, rows[0]?.length ?? 0]
  if (items < 2 || judges < 2) return null
  const all = meanOf(rows.flat())
  const columns = Array.from({ length: judges }, (_, judge) => meanOf(rows.map((row) => row[judge] ?? 0)))
  const ofItems = judges * squares(rows.map(meanOf), all)
  const ofJudges = items * squares(columns, all)
  const rest = squares(rows.flat(), all) - ofItems - ofJudges
  const between = ofItems / (items - 1)
  const judge = ofJudges / (judges - 1)
  const error = rest / ((items - 1) * (judges - 1))
  const bias = (judge - error) / items
  const total = between + (judges - 1) * error + judges * bias
  if (total < 1e-9 || between + bias < 1e-9) return null
  return { single: (between - error) / total, panel: (between - error) / (between + bias) }
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function squares(values: readonly number[], from: number): number {
  return values.reduce((sum, value) => sum + (value - from) ** 2, 0)
}

/** Divides by n − 1, for a sample. */
export function deviationOf(values: readonly number[]): number {
  return values.length < 2 ? 0 : Math.sqrt(squares(values, meanOf(values)) / (values.length - 1))
}
