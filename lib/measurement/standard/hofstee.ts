import { meanOf } from '@/lib/content/standard/agreement'

/** The cuts that a judge finds acceptable, and the shares of first attempts that fail, in percent. */
export interface Bounds {
  lowestCut: number
  highestCut: number
  fewestFail: number
  mostFail: number
}

const steps = 1000

/**
 * The cut at which the share that fails crosses the diagonal from (lowest cut, most fail) to (highest cut, fewest fail),
 * or null where it never does: Hofstee in Anderson and Helmick (eds.), On Educational Testing (1983), 109-127.
 */
export function hofsteeCut(
  bounds: readonly Bounds[],
  scores: readonly { scaled: number; count: number }[],
): number | null {
  const taken = scores.reduce((sum, { count }) => sum + count, 0)
  if (bounds.length === 0 || taken === 0) return null
  const mean = (key: keyof Bounds) => meanOf(bounds.map((one) => one[key]))
  const [from, to, fewest, most] = [mean('lowestCut'), mean('highestCut'), mean('fewestFail'), mean('mostFail')]
  const failing = (cut: number) =>
    (100 * scores.reduce((sum, one) => sum + (one.scaled * 100 < cut - 1e-9 ? one.count : 0), 0)) / taken
  const above = (cut: number) => failing(cut) - (most + ((cut - from) / (to - from)) * (fewest - most))
  if (!(from < to) || above(from) > 0 || above(to) < 0) return null
  for (let step = 0; step <= steps; step += 1) {
    const cut = from + (step / steps) * (to - from)
    if (above(cut) >= 0) return cut
  }
  return null
}
