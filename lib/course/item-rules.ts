import type { ItemSource } from '@/lib/quiz/schema'
import { error, type Located, warning } from './problem'
import type { Problem } from './schema'

/** How much longer than the longest other option a key may be. */
const keyLength = 1.1
const usualOptions = 3

/** What an item must be by itself. */
export function checkItem({ value: item, at }: Located<ItemSource>): Problem[] {
  const problems: Problem[] = []
  const keys = item.options.filter((option) => option.key)
  if (keys.length !== 1) {
    problems.push(error(at('options'), 'one-key', `“${item.id}” must have exactly one key, and has ${keys.length}`))
  }
  item.options.forEach((option, index) => {
    if (item.options.findIndex((other) => other.id === option.id) < index) {
      problems.push(error(at('options', index, 'id'), 'duplicate-id', `“${item.id}” has two options “${option.id}”`))
    }
  })
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
