import type { ItemSource } from '@/lib/quiz/schema'
import { error, type Located, type Place, warning } from './problem'
import type { Problem } from './schema'
import { checkTerms, checkUncited } from './text-rules'

/*
 * How items are written, after the published guidelines for multiple-choice items (Haladyna, Downing and Rodriguez,
 * 2002): hints that lead to the key without knowing the matter are warnings.
 */

/** Two options overlap when so large a share of their words is the same. */
const overlap = 0.75
/** A word that long is striking when the stem shares it with the key alone. */
const strikingLetters = 7
/** Too common to strike anybody. */
const common = new Set(['because', 'without', 'another', 'himself', 'herself', 'nothing', 'somebody', 'whether'])
const otherOptions = /\b(?:all|none|both|neither|any) of (?:the (?:above|others?|options)|these|those)\b|\ball above\b/i
/** Balance is judged from so many items on. */
const fewestForBalance = 6
const largestShare = 0.6

/** What an item's words give away or should not say. */
export function checkItemStyle({ value: item, at }: Located<ItemSource>): Problem[] {
  const problems = [...checkTerms(item.stem, at('stem'))]
  const question =
    item.stem
      .trim()
      .split(/(?<=[.!?]["”’]?)\s+/)
      .at(-1) ?? ''
  const negative = /\b(?:not|never|except|least|incorrect|wrong|false)\b|n[’']t\b/i.exec(question)
  if (negative) {
    problems.push(
      warning(at('stem'), 'negative', `the question of “${item.id}” asks with “${negative[0]}”; ask what holds`),
    )
  }
  item.options.forEach((option, index) => {
    const place = at('options', index)
    problems.push(...checkTerms(option.text, place), ...checkTerms(option.explanation, place))
    problems.push(...checkUncited(option.explanation, place, option.facts.length > 0))
    if (otherOptions.test(option.text)) {
      problems.push(warning(place, 'all-or-none', `an option of “${item.id}” speaks of the other options`))
    }
    item.options.slice(0, index).forEach((other) => {
      if (similarity(option.text, other.text) < overlap) return
      problems.push(
        warning(place, 'overlap', `options ${other.id} and ${option.id} of “${item.id}” say nearly the same`),
      )
    })
  })
  return [...problems, ...checkEcho({ value: item, at })]
}

/** A striking word that the stem shares with the key and with no other option. */
function checkEcho({ value: item, at }: Located<ItemSource>): Problem[] {
  const keyIndex = item.options.findIndex((option) => option.key)
  const key = item.options[keyIndex]
  if (!key) return []
  const inStem = new Set(wordsIn(item.stem))
  const elsewhere = new Set(item.options.filter((option) => option !== key).flatMap((option) => wordsIn(option.text)))
  const echoed = wordsIn(key.text).find(
    (word) => word.length >= strikingLetters && !common.has(word) && inStem.has(word) && !elsewhere.has(word),
  )
  if (!echoed) return []
  return [
    warning(at('options', keyIndex, 'text'), 'echo', `the key of “${item.id}” alone repeats “${echoed}” from the stem`),
  ]
}

/** Whether the place or the length of the keys of a bank gives them away. */
export function checkBalance(items: readonly Located<ItemSource>[]): Problem[] {
  const [first] = items
  if (!first || items.length < fewestForBalance) return []
  const places = items.map(({ value }) => value.options.findIndex((option) => option.key))
  const most = Math.max(...places.map((one) => places.filter((other) => other === one).length))
  const longest = items.filter(({ value }) => {
    const lengths = value.options.map((option) => option.text.length)
    const key = value.options.find((option) => option.key)
    return key && lengths.filter((length) => length >= key.text.length).length === 1
  }).length
  const at = { ...first.at(), line: 1 }
  return [
    ...(most > items.length * largestShare
      ? [warning(at, 'key-position', `${most} of ${items.length} keys stand in the same place`)]
      : []),
    ...(longest > items.length * largestShare
      ? [warning(at, 'key-length', `in ${longest} of ${items.length} items the key is the longest option`)]
      : []),
  ]
}

/** The same item under two ids, whatever its punctuation. */
export function checkTwice(items: readonly Located<ItemSource>[]): Problem[] {
  const seen = new Map<string, { id: string; place: Place }>()
  return items.flatMap(({ value, at }) => {
    const content = wordsIn(value.stem).join(' ')
    const earlier = seen.get(content)
    if (!earlier) seen.set(content, { id: value.id, place: at('id') })
    if (!earlier || earlier.id === value.id) return []
    const message = `“${value.id}” is the same item as “${earlier.id}” at ${earlier.place.file}:${earlier.place.line}`
    return [error(at('id'), 'duplicate-item', message)]
  })
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Shared words over all words, 0 to 1. */
function similarity(one: string, other: string): number {
  const [a, b] = [new Set(wordsIn(one)), new Set(wordsIn(other))]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / Math.max(1, a.size + b.size - shared)
}
