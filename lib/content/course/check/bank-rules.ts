import { type Content, itemsOf } from '@/lib/content/course/reader/content'
import { error, type Located, type Place, warning } from '@/lib/content/course/reader/problem'
import type { ItemSource } from '@/lib/content/quiz/schema'
import type { Problem } from '../schema'
import { onlyKeyOf } from './item-rules'
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

interface Text {
  id: string
  place: Place
  words: Set<string>
}

/** One problem for each group of items that are alike. */
export function checkTwice(items: readonly Located<ItemSource>[]): Problem[] {
  const groups = { error: [] as Text[][], warning: [] as Text[][] }
  const earlier: Text[] = []
  for (const { value, at } of items) {
    const words = new Set(wordsIn([value.stem, ...value.options.map((option) => option.text)].join(' ')))
    const text = { id: value.id, place: at('id'), words }
    const alike = earlier.map((other) => ({ other, share: other.id === text.id ? 0 : sharedWords(words, other.words) }))
    const most = alike.reduce((best, one) => (one.share > best.share ? one : best), { other: text, share: 0 })
    earlier.push(text)
    if (most.share < same.warning) continue
    const level = groups[most.share >= same.error ? 'error' : 'warning']
    const group = level.find((one) => one.includes(most.other))
    if (group) group.push(text)
    else level.push([most.other, text])
  }
  return [
    ...groups.error.map((group) => twins(group, error, 'the same item as')),
    ...groups.warning.map((group) => twins(group, warning, 'nearly the same item as')),
  ]
}

/** At the second item, where the first one's author may not look. */
function twins([first, second, ...more]: Text[], report: typeof error, are: string): Problem {
  const placed = (one?: Text) => `“${one?.id}” at ${one?.place.file}:${one?.place.line}`
  const others = more.map((one) => `; so is ${placed(one)}`).join('')
  const message = `“${second?.id}” is ${are} ${placed(first)}${others}`
  return report(second?.place ?? { file: '', line: 1 }, 'duplicate-item', message)
}
