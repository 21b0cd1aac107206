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

/** Items of a duty on each form. */
export const itemsOfDuty = 2

/** Unseen items first, then other quizzes', then this quiz's; never two enemies. Throws when the bank is too small. */
export function draw(input: {
  bank: readonly Item[]
  blueprint: Blueprint
  /** Two items of each come first and count toward the blueprint. */
  duties?: readonly string[]
  seed: string
  seen: ReadonlySet<string>
  seenElsewhere: ReadonlySet<string>
}): DrawnItem[] {
  const random = seededRandom(input.seed)
  const bank = [...input.bank].sort((a, b) => (a.id < b.id ? -1 : 1))
  const duties = [...(input.duties ?? [])].sort()
  const chosen: Item[] = []
  const take = (count: number, what: string, isWanted: (item: Item) => boolean) => {
    const pool = shuffle(bank.filter(isWanted), random)
    const seen = pool.filter(({ id }) => input.seen.has(id))
    const seenElsewhere = pool.filter(({ id }) => !input.seen.has(id) && input.seenElsewhere.has(id))
    const fresh = pool.filter(({ id }) => !input.seen.has(id) && !input.seenElsewhere.has(id))
    const size = chosen.length + count
    for (const item of [...fresh, ...seenElsewhere, ...seen]) {
      if (chosen.length < size && !chosen.some((other) => areEnemies(item, other))) chosen.push(item)
    }
    if (chosen.length < size) throw new Error(`the bank has too few items on ${what}`)
  }
  for (const duty of duties) take(itemsOfDuty, duty, (item) => item.duty === duty)
  for (const [objective, count] of Object.entries(input.blueprint).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const left = count - chosen.filter((item) => item.objective === objective).length
    if (left < 0) throw new Error(`the duties have more items on ${objective} than the blueprint`)
    take(left, objective, (item) => item.objective === objective && !duties.includes(item.duty ?? ''))
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
