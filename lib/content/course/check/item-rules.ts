import { error, type Located, type Place, warning } from '@/lib/content/course/reader/problem'
import type { ItemSource } from '@/lib/content/quiz/schema'
import type { Problem } from '../schema'

/** Longest allowed key, as a multiple of the longest other option. */
const keyLength = 1.1
const usualOptions = 3

export function checkItem(located: Located<ItemSource>): Problem[] {
  const { value: item, at } = located
  if (item.interaction !== 'choice') return checkPairs({ value: item, at })
  const problems = repeatedOptions(item, at)
  if (item.cardinality === 'multiple') return [...problems, ...checkSeveral(item, at)]
  return [...problems, ...checkSingle(item, at)]
}

/** An order or match, of an item or a task. */
export function checkPairs({ value, at }: { value: Order | Match; at: At }): Problem[] {
  const found = value.interaction === 'order' ? checkOrder(value, at) : checkMatch(value, at)
  return [...repeatedOptions(value, at), ...found]
}

type At = Located<ItemSource>['at']
type Choice = Extract<ItemSource, { interaction: 'choice' }>
type Order = Pick<Extract<ItemSource, { interaction: 'order' }>, 'id' | 'interaction' | 'options' | 'key'>
type Match = Pick<Extract<ItemSource, { interaction: 'match' }>, 'id' | 'interaction' | 'options' | 'targets'>

function repeatedOptions({ id, options }: Pick<ItemSource, 'id' | 'options'>, at: At): Problem[] {
  return options.flatMap((option, index) => {
    const earlier = options.slice(0, index)
    const twin = earlier.find((other) => saysTheSame(other.text, option.text))
    const message = `options ${twin?.id} and ${option.id} of “${id}” say the same`
    return [
      ...(earlier.some((other) => other.id === option.id)
        ? [error(at('options', index, 'id'), 'duplicate-id', `“${id}” has two options “${option.id}”`)]
        : []),
      ...(twin ? [error(at('options', index, 'text'), 'same-option', message)] : []),
    ]
  })
}

/** Apart from case, spaces, and punctuation. */
export function saysTheSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  )
  return a === b
}

export function onlyKeyOf(item: ItemSource): Choice['options'][number] | undefined {
  const isSingle = item.interaction === 'choice' && item.cardinality !== 'multiple'
  return isSingle ? item.options.find((option) => option.key) : undefined
}

function checkSingle(item: Choice, at: At): Problem[] {
  const problems: Problem[] = []
  const keys = item.options.filter((option) => option.key)
  if (keys.length !== 1) {
    problems.push(error(at('options'), 'one-key', `“${item.id}” must have exactly one key, but has ${keys.length}`))
  }
  if (item.options.length !== usualOptions) {
    const message = `“${item.id}” has ${item.options.length} options; three are usual`
    problems.push(warning(at('options'), 'option-count', message))
  }
  const longest = Math.max(...item.options.filter((option) => !option.key).map((option) => option.text.length))
  item.options.forEach((option, index) => {
    if (keys.length === 1 && option.key && option.text.length > longest * keyLength) {
      const message = `the key of “${item.id}” has ${option.text.length} characters, the longest other option ${longest}`
      problems.push(warning(at('options', index, 'text'), 'longest-key', message))
    }
  })
  return problems
}

function checkSeveral(item: Choice, at: At): Problem[] {
  const keys = item.options.filter((option) => option.key).length
  if (keys >= 2 && keys < item.options.length) return []
  const message = `“${item.id}” has ${keys} keys of ${item.options.length}; it needs at least two keys and one other option`
  return [error(at('options'), 'several-keys', message)]
}

function checkOrder(item: Order, at: At): Problem[] {
  const ids = item.options.map((option) => option.id).sort()
  if ([...item.key].sort().join() !== ids.join()) {
    return [error(at('key'), 'order-key', `the key of “${item.id}” must name each of ${ids.join(', ')} once`)]
  }
  if (item.options.every((option, index) => option.id === item.key[index])) {
    return [error(at('options'), 'ids-tell', `the steps of “${item.id}” are listed in the correct order; shuffle them`)]
  }
  return idsTell(item, item.key, at('key'))
}

function checkMatch(item: Match, at: At): Problem[] {
  const known = item.targets.map(({ id }) => id)
  const problems = item.targets.flatMap(({ id }, index) =>
    known.indexOf(id) < index
      ? [error(at('targets', index, 'id'), 'duplicate-id', `“${item.id}” has two targets “${id}”`)]
      : [],
  )
  item.options.forEach(({ target }, index) => {
    const place = at('options', index, 'target')
    if (!known.includes(target)) problems.push(error(place, 'match-target', `“${item.id}” has no target “${target}”`))
    else if (item.options.findIndex((other) => other.target === target) < index) {
      problems.push(error(place, 'match-target', `target “${target}” of “${item.id}” fits two options`))
    }
  })
  const byId = [...item.options].sort((a, b) => (a.id < b.id ? -1 : 1))
  const targets = byId.map(({ target }) => target)
  return [...problems, ...idsTell(item, targets, at('options'))]
}

/** The page shows ids before the answer, so their order must not give it away. */
function idsTell(item: { id: string }, answer: readonly string[], place: Place): Problem[] {
  const sorted = [...answer].sort().join()
  const tells = answer.join() === sorted || answer.toReversed().join() === sorted
  return tells
    ? [error(place, 'ids-tell', `the ids of “${item.id}” are listed in the order of its key; shuffle them`)]
    : []
}
