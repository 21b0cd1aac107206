import { type BeatenView, listSignIns } from './sign-ins'
import type { Finder } from './span'
import { thresholds } from './thresholds'

const { spreadMs, beats, strays } = thresholds['even-beats']
/** Far enough back for so many at forty seconds each: no beat counts more than thirty. */
const lookBackMs = (beats.number + strays.number) * 40_000

interface Beat {
  view: BeatenView
  ordinal: number
  at: number
}

/**
 * Beats of one sign-in at almost even distances, over whichever pages: who opens a page anew for each beat is seen as well. A pause now
 * and then makes them no less even. One a sign-in.
 */
export const findEvenBeats: Finder = async (tx, span) => {
  const signIns = await listSignIns(tx, span, lookBackMs)
  return signIns.flatMap((views) => {
    const found = firstEven(views.flatMap(beatsOf).sort((a, b) => a.ordinal - b.ordinal))
    if (!found) return []
    const { accountId, sessionId, courseId, unitId } = found.view
    const facts = { beats: beats.number, spreadMs: Math.round(found.spread), meanMs: Math.round(found.middle) }
    return [{ accountId, object: `session:${sessionId}`, courseId, unitId, facts, happenedAt: new Date(found.at) }]
  })
}

function beatsOf(view: BeatenView): Beat[] {
  return view.times.map((at, index) => ({ view, ordinal: view.ordinals[index] ?? 0, at }))
}

/** The first stretch in which all but the strays are near the middle one. */
function firstEven(all: Beat[]): { spread: number; middle: number; view: BeatenView; at: number } | null {
  const gaps = Float64Array.from(all.slice(1), ({ at }, index) => at - (all[index]?.at ?? at))
  for (let end = beats.number; end <= gaps.length; end += 1) {
    const sorted = gaps.slice(end - beats.number, end).sort()
    const middle = sorted[beats.number >> 1] ?? 0
    const spread = sorted.map((gap) => Math.abs(gap - middle)).sort()[beats.number - strays.number - 1] ?? 0
    const last = all[end]
    if (last && spread < spreadMs.number) return { spread, middle, view: last.view, at: last.at }
  }
  return null
}
