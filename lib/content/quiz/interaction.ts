import type { Item } from './schema'

/*
 * A response is a list of tokens: ids of the chosen options, or for order and match pairs like `a:2`, the option and the
 * place or target that it was given.
 */

/** What options are paired with, as the places of an order or the targets of a match; null for a choice. */
export function targetsOf(
  item: Pick<Item, 'interaction' | 'options'> & { targets?: { id: string }[] },
): string[] | null {
  if (item.interaction === 'order') return item.options.map((_, index) => String(index + 1))
  if (item.interaction === 'match') return (item.targets ?? []).map(({ id }) => id)
  return null
}

/** How many tokens a response may hold: QTI’s max-choices. */
export function maxChoices(item: Item): number {
  return item.interaction === 'choice' && item.cardinality !== 'multiple' ? 1 : item.options.length
}

/** The response that is fully right. */
export function keyOf(item: Item): string[] {
  if (item.interaction === 'choice') return item.options.filter((option) => option.key).map((option) => option.id)
  if (item.interaction === 'order') return item.key.map((id, index) => pair(id, String(index + 1)))
  return item.options.map((option) => pair(option.id, option.target))
}

export function pair(option: string, target: string): string {
  return `${option}:${target}`
}

/** What each option was given in a response to an order or a match. */
export function pairsOf(value: readonly string[]): Map<string, string> {
  return new Map(value.map((token) => [token.slice(0, token.indexOf(':')), token.slice(token.indexOf(':') + 1)]))
}

/** Whether a response can be given to the item at all: known tokens, no option twice, not too many. */
export function isPossible(item: Item, value: readonly string[]): boolean {
  const targets = targetsOf(item)
  const known = new Set(item.options.flatMap(({ id }) => (targets ? targets.map((target) => pair(id, target)) : [id])))
  const given = targets ? [...pairsOf(value).keys()] : value
  return (
    value.length <= maxChoices(item) && value.every((token) => known.has(token)) && new Set(given).size === value.length
  )
}

/** Whether a response answers the item: something chosen, or each option given a target and each step a place of its own. */
export function isComplete(item: Item, value: readonly string[]): boolean {
  if (item.interaction === 'choice') return value.length > 0
  const pairs = pairsOf(value)
  const everyPlace = item.interaction === 'match' || new Set(pairs.values()).size === item.options.length
  return pairs.size === item.options.length && everyPlace
}
