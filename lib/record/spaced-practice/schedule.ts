import { seededRandom, shuffle } from '@/lib/content/quiz/random'
import type { ChoiceItem } from '@/lib/content/quiz/schema'

/* docs/decisions/028. The same seed, pool and answers give the same case. */

export type CaseSituation = 'trafficking' | 'look-alike'

export interface PoolCase {
  courseId: string
  item: Omit<ChoiceItem, 'situation'> & { situation: CaseSituation }
}

export interface PastCase {
  itemId: string
  situation: CaseSituation
  correct: boolean
  answeredAt: Date
}

const dayMs = 86_400_000
export const intervalDays = 7
export const casesOfPlan = 26
/** The least number of other items between two showings of one item. */
export const othersBetween = 3
export const onceMoreDays = 56
/** At most five of any eight cases in a row have the same situation. */
const windowOfBalance = 8
const mostOfOne = 5

function nextDueAt(last: Date | null, now: Date): Date {
  const earliest = now.getTime() + dayMs
  return new Date(last ? Math.max(earliest, last.getTime() + intervalDays * dayMs) : earliest)
}

/** Wrong answers first, then right ones after eight weeks, then new items, missed objectives first. Null at the end. */
export function nextCase(input: {
  history: readonly PastCase[]
  asked: number
  pool: readonly PoolCase[]
  missed: ReadonlySet<string>
  seed: string
  now: Date
}): (PoolCase & { dueAt: Date }) | null {
  const { history, asked, pool, missed, seed, now } = input
  if (asked >= casesOfPlan) return null
  const dueAt = nextDueAt(history.at(-1)?.answeredAt ?? null, now)
  const random = seededRandom(`${seed}:${history.length}`)
  const wanted = situationWanted(history, random)
  const ordered = shuffle(
    [...pool].sort((a, b) => (a.item.id < b.item.id ? -1 : 1)),
    random,
  )
  const ranked = ordered.flatMap((one) => {
    const rank = rankOf(one.item, { history, missed, wanted, dueAt })
    return rank ? [{ one, rank }] : []
  })
  const [first] = ranked.sort((a, b) => compare(a.rank, b.rank))
  return first ? { ...first.one, dueAt } : null
}

const turn = { again: 0, onceMore: 1, missedObjective: 2, new: 3 }

/** Smallest first: situation, turn, longest ago; items that must wait last. Null: right twice in a row, so retired. */
function rankOf(
  item: PoolCase['item'],
  by: { history: readonly PastCase[]; missed: ReadonlySet<string>; wanted: CaseSituation; dueAt: Date },
): [number, number, number] | null {
  const { history } = by
  const aside = item.situation === by.wanted ? 0 : 1
  const last = history.findLastIndex((past) => past.itemId === item.id)
  const past = history[last]
  if (!past) return [aside, by.missed.has(item.objective) ? turn.missedObjective : turn.new, 0]
  const before = history.slice(0, last).findLast((one) => one.itemId === item.id)
  if (past.correct && before?.correct) return null
  const waits: [number, number, number] = [2, 0, last]
  if (history.length - 1 - last < othersBetween) return waits
  if (!past.correct) return [aside, turn.again, last]
  const isTime = by.dueAt.getTime() - past.answeredAt.getTime() >= onceMoreDays * dayMs
  return isTime ? [aside, turn.onceMore, last] : waits
}

/** Random, so that the last case does not predict the next, but within the balance. */
function situationWanted(history: readonly PastCase[], random: (bound: number) => number): CaseSituation {
  const drawn = random(2) === 0 ? 'trafficking' : 'look-alike'
  const recent = history.slice(1 - windowOfBalance).filter((past) => past.situation === drawn)
  if (recent.length < mostOfOne) return drawn
  return drawn === 'trafficking' ? 'look-alike' : 'trafficking'
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
