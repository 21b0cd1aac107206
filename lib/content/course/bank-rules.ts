import type { ItemSource } from '@/lib/content/quiz/schema'
import { type Content, itemsOf } from './content'
import { onlyKeyOf } from './item-rules'
import { error, type Located, type Place, warning } from './problem'
import type { Problem } from './schema'
import { sharedWords, wordsIn } from './wording'

const fewestForBalance = 5
const fewestForPlaces = 9
const largestShare = 0.6
/** Shares of the words that two items have in common. */
const same = { error: 0.9, warning: 0.75 }

export function checkBalance(items: readonly Located<ItemSource>[]): Problem[] {
  const keyed = items.flatMap(({ value }) => {
    const key = onlyKeyOf(value)
    return key ? [{ texts: value.options.map((option) => option.text), key: key.text }] : []
  })
  const [first] = items
  if (!first || keyed.length < fewestForBalance) return []
  const places = keyed.map(({ texts, key }) => texts.indexOf(key))
  const most = Math.max(...places.map((one) => places.filter((other) => other === one).length))
  const isNeverUsed = [0, 1, 2].some((index) => !places.includes(index))
  const longest = keyed.filter(({ texts, key }) =>
    texts.every((text) => text === key || text.length < key.length),
  ).length
  const place = first.at('id')
  const warn = (rule: string, message: string) => warning(place, rule, message)
  return [
    ...(most > keyed.length * largestShare
      ? [warn('key-position', `${most} of ${keyed.length} keys are in the same position`)]
      : []),
    ...(keyed.length >= fewestForPlaces && isNeverUsed
      ? [warn('key-position', 'one of the three positions never has the key')]
      : []),
    ...(longest > keyed.length * largestShare
      ? [warn('key-length', `in ${longest} of ${keyed.length} items the key is the longest option`)]
      : []),
  ]
}

export function checkEnemies({ modules, unread }: Content): Problem[] {
  const items = modules.flatMap(itemsOf)
  const known = new Set(items.map(({ value }) => value.id))
  return items.flatMap(({ value, at }) =>
    (value.enemies ?? []).flatMap((id, index) =>
      id !== value.id && (known.has(id) || unread.names.has(id))
        ? []
        : [error(at('enemies', index), 'dangling-enemy', `no other item is named “${id}”`)],
    ),
  )
}

/** Labels in a bank that no final draws from yet are no problem. */
export function checkItemDuties({ courses, modules, unread }: Content): Problem[] {
  if ([...unread.files].some((file) => file.endsWith('/course.yaml'))) return []
  const finals = courses.flatMap(({ value }) => (value.final?.ownBank ? value.final : []))
  const known = new Set(finals.flatMap(({ duties = [] }) => duties.map(({ id }) => id)))
  return modules
    .flatMap(finals.length > 0 ? itemsOf : () => [])
    .flatMap(({ value: { duty }, at }) =>
      duty === undefined || known.has(duty)
        ? []
        : [error(at('duty'), 'dangling-duty', `no final has the duty “${duty}”`)],
    )
}

export function checkTwice(items: readonly Located<ItemSource>[]): Problem[] {
  const earlier: { id: string; place: Place; words: Set<string> }[] = []
  return items.flatMap(({ value, at }) => {
    const words = new Set(wordsIn([value.stem, ...value.options.map((option) => option.text)].join(' ')))
    const place = at('id')
    const twins = earlier.flatMap((other) => {
      const share = other.id === value.id ? 0 : sharedWords(words, other.words)
      const where = `“${other.id}” at ${other.place.file}:${other.place.line}`
      if (share >= same.error) return [error(place, 'duplicate-item', `“${value.id}” is the same item as ${where}`)]
      if (share < same.warning) return []
      return [warning(place, 'duplicate-item', `“${value.id}” is nearly the same item as ${where}`)]
    })
    earlier.push({ id: value.id, place, words })
    return twins
  })
}
