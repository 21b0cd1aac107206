import { z } from 'zod'
import type { Item } from './schema'

/* A response is a list of tokens: option ids, or for order and match pairs like `a:2` of an option and its target. */

const ids = z.array(z.object({ id: z.string() }))

/** Only what decides which responses are possible and complete. */
export const itemShape = z.object({
  interaction: z.enum(['choice', 'order', 'match']),
  cardinality: z.enum(['single', 'multiple']).optional(),
  options: ids,
  targets: ids.optional(),
})
export type ItemShape = z.infer<typeof itemShape>

export function targetsOf(item: ItemShape): string[] | null {
  if (item.interaction === 'order') return item.options.map((_, index) => String(index + 1))
  if (item.interaction === 'match') return (item.targets ?? []).map(({ id }) => id)
  return null
}

/** QTI’s max-choices. */
export function maxChoices(item: ItemShape): number {
  return item.interaction === 'choice' && item.cardinality !== 'multiple' ? 1 : item.options.length
}

export function keyOf(item: Item): string[] {
  if (item.interaction === 'choice') return item.options.filter((option) => option.key).map((option) => option.id)
  if (item.interaction === 'order') return item.key.map((id, index) => pair(id, String(index + 1)))
  return item.options.map((option) => pair(option.id, option.target))
}

export function pair(option: string, target: string): string {
  return `${option}:${target}`
}

export function pairsOf(value: readonly string[]): Map<string, string> {
  return new Map(value.map((token) => [token.slice(0, token.indexOf(':')), token.slice(token.indexOf(':') + 1)]))
}

/** Known tokens, no option twice, not too many. */
export function isPossible(item: ItemShape, value: readonly string[]): boolean {
  const targets = targetsOf(item)
  const known = new Set(item.options.flatMap(({ id }) => (targets ? targets.map((target) => pair(id, target)) : [id])))
  const given = targets ? [...pairsOf(value).keys()] : value
  return (
    value.length <= maxChoices(item) && value.every((token) => known.has(token)) && new Set(given).size === value.length
  )
}

/** A choice has an option; an order or match has a target for each option. */
export function isComplete(item: ItemShape, value: readonly string[]): boolean {
  if (item.interaction === 'choice') return value.length > 0
  const pairs = pairsOf(value)
  const everyPlace = item.interaction === 'match' || new Set(pairs.values()).size === item.options.length
  return pairs.size === item.options.length && everyPlace
}
