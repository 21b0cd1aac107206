import { seededRandom, shuffle } from './random'
import type { Blueprint, Item } from './schema'

export interface DrawnItem {
  /** From 1. */
  position: number
  item: Item
  optionOrder: string[]
}

/**
 * Draws a form from a bank by a blueprint: for each objective unseen items first, no item twice; items and options
 * shuffled. The same bank, seed and seen items give the same form. Throws when the bank is too small for the
 * blueprint, which `courses:check` refuses before.
 */
export function draw(input: {
  bank: readonly Item[]
  blueprint: Blueprint
  seed: string
  seen: ReadonlySet<string>
}): DrawnItem[] {
  const random = seededRandom(input.seed)
  const bank = [...input.bank].sort((a, b) => (a.id < b.id ? -1 : 1))
  const chosen = Object.keys(input.blueprint)
    .sort()
    .flatMap((objective) => {
      const pool = shuffle(
        bank.filter((item) => item.objective === objective),
        random,
      )
      const unseenFirst = [
        ...pool.filter((item) => !input.seen.has(item.id)),
        ...pool.filter((item) => input.seen.has(item.id)),
      ]
      const count = input.blueprint[objective] ?? 0
      if (unseenFirst.length < count) throw new Error(`the bank has too few items on ${objective}`)
      return unseenFirst.slice(0, count)
    })
  return shuffle(chosen, random).map((item, index) => ({
    position: index + 1,
    item,
    optionOrder: shuffle(
      item.options.map((option) => option.id),
      random,
    ),
  }))
}
