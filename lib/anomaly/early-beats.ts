import { nextSeconds } from '@/lib/time/interval'
import { type BeatenView, listSignIns } from './sign-ins'
import type { Finder } from './span'
import { thresholds } from './thresholds'

const { soonerSeconds, early, beats } = thresholds['early-beats']
const soonerMs = soonerSeconds.number * 1000
/** Ten minutes of beats, and as much again five times for what lies between the pages. */
const lookBackMs = 3_600_000

interface Wait {
  view: BeatenView
  /** Of the beat that it ended with. */
  ordinal: number
  at: number
  isSooner: boolean
}

/**
 * Beats of one sign-in that come sooner than the server had asked for: what it asked is chance that it can tell again
 * (lib/time/interval.ts), so a script with waits of its own does not meet it, however irregular they are, and on however many
 * pages. A late one is told by no one: connections break. One a sign-in.
 */
export const findEarlyBeats: Finder = async (tx, span) => {
  const signIns = await listSignIns(tx, span, lookBackMs)
  return signIns.flatMap((views) => {
    const found = firstEarly(views.flatMap(waitsOf).sort((a, b) => a.ordinal - b.ordinal))
    if (!found) return []
    const { accountId, sessionId, courseId, unitId } = found.view
    const facts = { early: found.early, beats: beats.number, soonerSeconds: soonerSeconds.number }
    return [{ accountId, object: `session:${sessionId}`, courseId, unitId, facts, happenedAt: new Date(found.at) }]
  })
}

/** Without the one before its last beat, which public/time.js sends as the page is left, whatever was asked for. */
function waitsOf(view: BeatenView): Wait[] {
  const { viewId, ordinals, times } = view
  return times.slice(1, -1).map((at, index) => {
    const asked = nextSeconds(viewId, ordinals[index] ?? 0) * 1000
    const isSooner = at - (times[index] ?? 0) < asked - soonerMs
    return { view, ordinal: ordinals[index + 1] ?? 0, at, isSooner }
  })
}

/** The first stretch in which too many come early. */
function firstEarly(waits: Wait[]): { early: number; view: BeatenView; at: number } | null {
  let count = 0
  for (const [index, { isSooner, view, at }] of waits.entries()) {
    count += Number(isSooner) - Number(waits[index - beats.number]?.isSooner ?? false)
    if (index >= beats.number - 1 && count >= early.number) return { early: count, view, at }
  }
  return null
}
