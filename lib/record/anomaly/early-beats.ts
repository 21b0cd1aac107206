import { nextSeconds } from '@/lib/training/time/interval'
import { type Beat, type BeatenView, findSignIns } from './sign-ins'
import type { Finder } from './span'
import { thresholds } from './thresholds'

const { soonerSeconds, early, beats } = thresholds['early-beats']
const soonerMs = soonerSeconds.number * 1000
/** Ten minutes of beats, and five times as much for gaps between pages. */
const lookBackMs = 3_600_000

interface Wait extends Beat {
  isSooner: boolean
}

/** A script cannot guess the server's random waits (lib/training/time/interval.ts). Late beats prove nothing. */
export const findEarlyBeats: Finder = (tx, span) =>
  findSignIns(tx, span, { lookBackMs, read: waitsOf, first: firstEarly })

/** Drops the wait before the last beat: app/_client/time.ts sends that one as the page closes, whatever was asked. */
function waitsOf(view: BeatenView): Wait[] {
  const { viewId, ordinals, times } = view
  return times.slice(1, -1).map((at, index) => {
    const delay = nextSeconds(viewId, ordinals[index] ?? 0) * 1000
    const isSooner = at - (times[index] ?? 0) < delay - soonerMs
    return { view, ordinal: ordinals[index + 1] ?? 0, at, isSooner }
  })
}

function firstEarly(waits: Wait[]) {
  let count = 0
  for (const [index, wait] of waits.entries()) {
    count += Number(wait.isSooner) - Number(waits[index - beats.number]?.isSooner ?? false)
    if (index < beats.number - 1 || count < early.number) continue
    return { beat: wait, facts: { early: count, beats: beats.number, soonerSeconds: soonerSeconds.number } }
  }
  return null
}
