import type { RatedCase } from '@/lib/content/course/schema'
import { seededRandom, shuffle } from '@/lib/content/quiz/random'

/** One twin of each pair in each half, so that the second doesn't lie beside the first. */
export function orderCases(cases: readonly RatedCase[], seed: string): RatedCase[] {
  const random = seededRandom(seed)
  const first: RatedCase[] = []
  const second: RatedCase[] = []
  const pairs = new Set(cases.map(pairOf))
  for (const pair of shuffle([...pairs], random)) {
    const [one, twin] = shuffle(
      cases.filter((other) => pairOf(other) === pair),
      random,
    )
    const isFirst = first.length <= second.length
    if (one) (isFirst ? first : second).push(one)
    if (twin) (isFirst ? second : first).push(twin)
  }
  return [first, second].flatMap((half) => shuffle(half, random))
}

function pairOf({ pair, id }: RatedCase): string {
  return pair ?? id
}
