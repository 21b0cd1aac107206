interface Form {
  items: number
  /** By raw score, 0 to `items`. */
  mean: number
  deviation: number
  /** Reliability, as KR-20 or alpha. */
  alpha: number | null
}

/** Points around a true score in which two of three observed scores fall. */
export function standardError({ deviation, alpha }: Pick<Form, 'deviation' | 'alpha'>): number | null {
  return alpha === null || alpha > 1 ? null : deviation * Math.sqrt(1 - alpha)
}

/** Lord, Educational and Psychological Measurement 17, 510 (1957): the binomial error at one raw score. */
export function conditionalError({ items, score }: { items: number; score: number }): number | null {
  return items > 1 ? Math.sqrt((score * (items - score)) / (items - 1)) : null
}

const places = 1000

/**
 * The share of people on whom two such forms would decide alike, and that share beyond chance (kappa). Livingston and
 * Lewis, Journal of Educational Measurement 32, 179 (1995), with a two-parameter beta as the distribution of true scores.
 */
export function decisionConsistency(form: Form & { cut: number }): { agreement: number; kappa: number | null } | null {
  const truth = trueScores(form)
  if (!truth) return null
  const { a, b, effectiveItems: n } = truth
  const least = Math.ceil(form.cut * n - 1e-9)
  const shares = Array.from({ length: places }, (_, place) => (place + 0.5) / places)
  const logs = shares.map((p) => (a - 1) * Math.log(p) + (b - 1) * Math.log(1 - p))
  const largest = Math.max(...logs)
  let [weights, passing, agreeing] = [0, 0, 0]
  for (const [place, p] of shares.entries()) {
    // Less the largest: a narrow distribution's densities all round to 0, and 0 / 0 is no number.
    const weight = Math.exp((logs[place] ?? 0) - largest)
    const pass = reachesAtLeast(n, least, p)
    weights += weight
    passing += weight * pass
    agreeing += weight * (pass * pass + (1 - pass) * (1 - pass))
  }
  const rate = passing / weights
  const agreement = agreeing / weights
  const byChance = rate * rate + (1 - rate) * (1 - rate)
  return { agreement, kappa: byChance > 1 - 1e-9 ? null : (agreement - byChance) / (1 - byChance) }
}

/** Null where the scores vary too little, or by error alone. */
function trueScores({ items, mean, deviation, alpha }: Form) {
  const variance = deviation * deviation
  if (alpha === null || alpha <= 0 || alpha >= 1 || variance < 1e-9) return null
  const effective = (mean * (items - mean) - alpha * variance) / (variance * (1 - alpha))
  const share = mean / items
  const spread = (share * (1 - share)) / ((alpha * variance) / (items * items)) - 1
  if (spread <= 0) return null
  return { a: share * spread, b: (1 - share) * spread, effectiveItems: Math.max(1, Math.round(effective)) }
}

function reachesAtLeast(n: number, least: number, p: number): number {
  let term = (1 - p) ** n
  let below = least > 0 ? term : 0
  for (let right = 1; right < least; right += 1) {
    term *= ((n - right + 1) / right) * (p / (1 - p))
    below += term
  }
  return Math.max(0, 1 - below)
}
