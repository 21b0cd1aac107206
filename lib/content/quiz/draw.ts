import { targetsOf } from './interaction'
import { seededRandom, shuffle } from './random'
import type { Blueprint, Item } from './schema'

export interface DrawnItem {
  position: number
  item: Item
  optionOrder: string[]
  /** Shuffled targets of a match, places of an order; null for a choice. */
  targetOrder: string[] | null
}

/** Items that answer each other; one of the two names the other. */
export function areEnemies(one: Pick<Item, 'id' | 'enemies'>, other: Pick<Item, 'id' | 'enemies'>): boolean {
  return (one.enemies?.includes(other.id) || other.enemies?.includes(one.id)) ?? false
}

/** Unseen items first, then other quizzes', then this quiz's; never two enemies. Throws when the bank is too small. */
export function draw(input: {
  bank: readonly Item[]
  blueprint: Blueprint
  seed: string
  seen: ReadonlySet<string>
  seenElsewhere: ReadonlySet<string>
}): DrawnItem[] {
  const random = seededRandom(input.seed)
  const bank = [...input.bank].sort((a, b) => (a.id < b.id ? -1 : 1))
  const chosen: Item[] = []
  for (const objective of Object.keys(input.blueprint).sort()) {
    const pool = shuffle(
      bank.filter((item) => item.objective === objective),
      random,
    )
    const staleness = ({ id }: Item) => (input.seen.has(id) ? 2 : input.seenElsewhere.has(id) ? 1 : 0)
    const freshFirst = [0, 1, 2].flatMap((wanted) => pool.filter((item) => staleness(item) === wanted))
    const size = chosen.length + (input.blueprint[objective] ?? 0)
    for (const item of freshFirst) {
      if (chosen.length < size && !chosen.some((other) => areEnemies(item, other))) chosen.push(item)
    }
    if (chosen.length < size) throw new Error(`the bank has too few items on ${objective}`)
  }
  return shuffle(chosen, random).map((item, index) => ({
    position: index + 1,
    item,
    optionOrder: shuffle(
      item.options.map((option) => option.id),
      random,
    ),
    targetOrder: item.interaction === 'match' ? shuffle(targetsOf(item) ?? [], random) : targetsOf(item),
  }))
}
