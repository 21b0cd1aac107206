import { seededRandom, shuffle } from '@/lib/content/quiz/random'
import type { ChoiceItem } from '@/lib/content/quiz/schema'

/*
 * The schedule of spaced cases, as a pure rule: uniform, one case a week (docs/decisions/028). The same seed, pool and
 * answers give the same case.
 */

export type CaseSituation = 'trafficking' | 'look-alike'

/** An item that can be asked as a spaced case, and the course that it is from. */
export interface PoolCase {
  courseId: string
  item: Omit<ChoiceItem, 'situation'> & { situation: CaseSituation }
}

/** A case that was answered. */
export interface PastCase {
  itemId: string
  situation: CaseSituation
  correct: boolean
  answeredAt: Date
}

const dayMs = 86_400_000
export const intervalDays = 7
/** A plan ends after half a year of weeks. */
export const casesOfPlan = 26
/** No item comes back before so many others were asked. */
export const othersBetween = 3
/** An item answered rightly comes back once, so many days later. */
export const onceMoreDays = 56
/** Of any so many cases in a row … */
const windowOfBalance = 8
/** … at most so many are of one situation, so at least three of the other. */
const mostOfOne = 5

/** When the next case is due: a week after the last answer, and never on the day of asking for cases. */
function nextDueAt(last: Date | null, now: Date): Date {
  const earliest = now.getTime() + dayMs
  return new Date(last ? Math.max(earliest, last.getTime() + intervalDays * dayMs) : earliest)
}

/**
 * The next case, or null when the plan is over: so many were asked, or nothing is left. What was answered wrongly goes
 * first, then what was answered rightly eight weeks ago, then new items, those of missed objectives before others.
 */
export function nextCase(input: {
  /** All cases ever answered, oldest first. */
  history: readonly PastCase[]
  /** How many of them since the learner last asked for cases. */
  asked: number
  pool: readonly PoolCase[]
  /** Objectives of which something was missed in a final. */
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

/**
 * The smallest is asked: first by situation, then by turn, then what was asked longest ago. What must still wait comes after all
 * others, for a pool so small that nothing else is left. Null: right twice in a row, so retired.
 */
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

/** By chance, so that no answer can be guessed from the one before; but neither situation may take over. */
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
