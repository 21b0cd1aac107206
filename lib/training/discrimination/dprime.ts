import { normalDensity, normalQuantile } from './normal'

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

export function takeCounts(total: Counts, own: Counts): Counts {
  return {
    hits: total.hits - own.hits,
    misses: total.misses - own.misses,
    falseAlarms: total.falseAlarms - own.falseAlarms,
    correctRejections: total.correctRejections - own.correctRejections,
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

export interface Sensitivity {
  found: number
  falseAlarms: number
  /** d′ in standard deviations: z(found) − z(false alarms). */
  dPrime: number
  /** Above 0: slow to raise an alarm; below 0: quick to. */
  criterion: number
}

/** Log-linear correction (Hautus 1995, Behavior Research Methods 27, 46–51): otherwise 0 and 1 are infinite. */
export function sensitivityOf(counts: Counts): Sensitivity {
  const { found, falseAlarms } = corrected(counts)
  const zFound = normalQuantile(found.share)
  const zAlarms = normalQuantile(falseAlarms.share)
  return {
    found: found.share,
    falseAlarms: falseAlarms.share,
    dPrime: zFound - zAlarms,
    criterion: -(zFound + zAlarms) / 2,
  }
}

/** For independent answers; d′ by Gourevitch and Galanter (1967, Psychometrika 32, 25–33). */
export function variancesOf(counts: Counts): Pick<Sensitivity, 'found' | 'falseAlarms' | 'dPrime'> {
  const { found, falseAlarms } = corrected(counts)
  const ofShare = ({ share, cases }: CorrectedShare) => (share * (1 - share)) / cases
  const ofZ = (one: CorrectedShare) => ofShare(one) / normalDensity(normalQuantile(one.share)) ** 2
  return { found: ofShare(found), falseAlarms: ofShare(falseAlarms), dPrime: ofZ(found) + ofZ(falseAlarms) }
}

interface CorrectedShare {
  share: number
  cases: number
}

function corrected({ hits, misses, falseAlarms, correctRejections }: Counts): Record<keyof Shares, CorrectedShare> {
  const share = (part: number, rest: number) => ({ share: (part + 0.5) / (part + rest + 1), cases: part + rest + 1 })
  return { found: share(hits, misses), falseAlarms: share(falseAlarms, correctRejections) }
}
