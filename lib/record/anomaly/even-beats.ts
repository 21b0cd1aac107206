import { type Beat, type BeatenView, findSignIns } from './sign-ins'
import type { Finder } from './span'
import { thresholds } from './thresholds'

const { spreadMs, beats, strays, pattern } = thresholds['even-beats']
/** Enough for the required number of beats at two minutes each. */
const lookBackMs = beats.number * 120_000

/** Even beats, or a short repeating pattern, over all pages of a sign-in. Occasional pauses do not hide them. */
export const findEvenBeats: Finder = (tx, span) =>
  findSignIns(tx, span, { lookBackMs, read: beatsOf, first: firstEven })

function beatsOf(view: BeatenView): Beat[] {
  return view.times.map((at, index) => ({ view, ordinal: view.ordinals[index] ?? 0, at }))
}

function firstEven(all: Beat[]) {
  const gaps = Float64Array.from(all.slice(1), ({ at }, index) => at - (all[index]?.at ?? at))
  for (let end = beats.number; end <= gaps.length; end += 1) {
    const beat = all[end]
    const begin = end - beats.number
    const middle = gaps.slice(begin, end).sort()[beats.number >> 1] ?? 0
    const about = { beats: beats.number, meanMs: Math.round(middle) }
    for (let every = 1; beat && every <= Math.min(pattern.number, Math.max(1, begin)); every += 1) {
      const furthest = furthestOf((index) => {
        const expected = every === 1 ? middle : (gaps[begin + index - every] ?? 0)
        return Math.abs((gaps[begin + index] ?? 0) - expected)
      })
      if (furthest !== null) return { beat, facts: { ...about, spreadMs: Math.round(furthest), every } }
    }
  }
  return null
}

/** The largest distance that is not a stray; null when too many are strays, as for a person. */
function furthestOf(distance: (index: number) => number): number | null {
  let furthest = 0
  let far = 0
  for (let index = 0; index < beats.number && far <= strays.number; index += 1) {
    const at = distance(index)
    if (at < spreadMs.number) furthest = Math.max(furthest, at)
    else far += 1
  }
  return far <= strays.number ? furthest : null
}
