import { error } from '@/lib/content/course/reader/problem'
import type { Problem } from '@/lib/content/course/schema'
import type { CueFigure, CueReport } from './measure'
import type { PlacedItem } from './measured-item'
import { percentOf } from './table'

const mostNamed = 5

/**
 * Each failed gate of a course, once, at the guessed item whose key is told most surely. The figures of all courses together are no
 * gate: a new course would fail by the items of others.
 */
export function checkCues({ banks, items }: CueReport<PlacedItem>): Problem[] {
  return banks.flatMap(({ course, bank, figures }) => {
    if (course === null) return []
    const where = `${bank === 'all' ? 'all banks' : `“${bank}”`} of “${course}”`
    return figures
      .filter(({ passed }) => !passed)
      .flatMap((figure) => {
        const found = items.flatMap(({ item }) => (figure.found.includes(item.id) ? item : []))
        const names = found.slice(0, mostNamed).map(({ id }) => id)
        const [worst] = found
        if (!worst) return []
        return [error(worst.place, 'cue', `${toldBy(figure, where)}; begin with ${names.join(', ')}`)]
      })
  })
}

function toldBy({ measure, strategy, rate, limit, items }: CueFigure, where: string): string {
  const shares = `in ${where} (${percentOf(rate)} of ${items}, at most ${percentOf(limit)})`
  if (measure === 'stem') return `stems tell trafficking from look-alikes ${shares}`
  if (measure === 'strategy') return `choosing by “${strategy}” finds the key ${shares}`
  if (measure === 'encounters') return `choices tell which is the expert’s ${shares}`
  return `${measure === 'options' ? 'options' : 'function words and punctuation'} tell the key ${shares}`
}
