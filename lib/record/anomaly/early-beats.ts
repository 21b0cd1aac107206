import { nextSeconds } from '@/lib/training/time/interval'
import { type Beat, type BeatenView, findSignIns } from './sign-ins'
import type { Finder } from './span'
import { thresholds } from './thresholds'

const { soonerSeconds, early, beats } = thresholds['early-beats']
const soonerMs = soonerSeconds.number * 1000
/** Ten minutes of beats, and as much again five times for what lies between the pages. */
const lookBackMs = 3_600_000

/** The beat that a wait ended with. */
interface Wait extends Beat {
  isSooner: boolean
}

/**
 * Beats of one sign-in that come sooner than the server had asked for: what it asked is chance that it can tell again
 * (lib/training/time/interval.ts), so a script with waits of its own does not meet it, however irregular they are, and on however many
 * pages. A late one is told by no one: connections break. One a sign-in.
 */
export const findEarlyBeats: Finder = (tx, span) =>
  findSignIns(tx, span, { lookBackMs, read: waitsOf, first: firstEarly })

/** Without the one before its last beat, which app/_client/time.ts sends as the page is left, whatever was asked for. */
function waitsOf(view: BeatenView): Wait[] {
  const { viewId, ordinals, times } = view
  return times.slice(1, -1).map((at, index) => {
    const asked = nextSeconds(viewId, ordinals[index] ?? 0) * 1000
    const isSooner = at - (times[index] ?? 0) < asked - soonerMs
    return { view, ordinal: ordinals[index + 1] ?? 0, at, isSooner }
  })
}

/** The first stretch in which too many come early. */
function firstEarly(waits: Wait[]) {
  let count = 0
  for (const [index, wait] of waits.entries()) {
    count += Number(wait.isSooner) - Number(waits[index - beats.number]?.isSooner ?? false)
    if (index < beats.number - 1 || count < early.number) continue
    return { beat: wait, facts: { early: count, beats: beats.number, soonerSeconds: soonerSeconds.number } }
  }
  return null
}
