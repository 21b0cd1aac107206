import { type FinishedRound, leastVariance } from '@/lib/measurement/case-rating/areas'
import { rocArea } from '@/lib/measurement/case-rating/roc'

const normal95 = 1.96

/** Null until both sets are rated: a figure before could change how the second is rated. */
export function ownAreasInWords(rounds: readonly FinishedRound[]): string | null {
  const [before, after] = (['before', 'after'] as const).map((stage) => rounds.find((one) => one.stage === stage))
  if (!before || !after) return null
  const of100 = (round: FinishedRound) => Math.round(rocArea(round) * 100)
  const variance = [before, after].reduce((sum, round) => sum + leastVariance(round), 0)
  const isChance = Math.abs(rocArea(after) - rocArea(before)) <= normal95 * Math.sqrt(variance)
  const doubt = isChance ? '; with so few cases, the difference may be chance' : ''
  return `Of 100 pairs of a compelled person and a look-alike, you rated the compelled one higher in ${of100(before)} before the course and in ${of100(after)} after it, where guessing gives 50${doubt}.`
}
