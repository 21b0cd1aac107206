export interface Counts {
  hits: number
  misses: number
  falseAlarms: number
  correctRejections: number
}

export function addCounts(counts: readonly Counts[]): Counts {
  const of = (part: keyof Counts) => counts.reduce((total, one) => total + one[part], 0)
  return {
    hits: of('hits'),
    misses: of('misses'),
    falseAlarms: of('falseAlarms'),
    correctRejections: of('correctRejections'),
  }
}

/** Null without cases of the kind. */
export interface Shares {
  found: number | null
  falseAlarms: number | null
}

export function sharesOf({ hits, misses, falseAlarms, correctRejections }: Counts): Shares {
  const share = (part: number, rest: number) => (part + rest === 0 ? null : part / (part + rest))
  return { found: share(hits, misses), falseAlarms: share(falseAlarms, correctRejections) }
}
