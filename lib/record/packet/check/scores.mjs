/* Scores: from responses and keys. */
export const sum = (numbers) => numbers.reduce((total, one) => total + one, 0)
/** Without the noise of adding thirds. */
const rounded = (value) => Math.round(value * 1e12) / 1e12

function keyOf(item) {
  if (item.interaction === 'choice') return item.options.filter((option) => option.key).map((option) => option.id)
  if (item.interaction === 'order') return item.key.map((id, index) => `${id}:${index + 1}`)
  return item.options.map((option) => `${option.id}:${option.target}`)
}

/**
 * What a response earns, 0 to 1. One choice: all or nothing. Several: a share of the keys for each key chosen, one share less
 * for each other option, never below 0. Match: the share of right pairs. Order: of all pairs of steps those in the right order
 * less those that are not, as a share, never below 0.
 */
function credit(item, value) {
  const key = keyOf(item)
  const chosen = new Set(value)
  const hits = key.filter((token) => chosen.has(token)).length
  if (item.interaction === 'order') {
    const places = new Map(value.map((token) => token.split(':')))
    const order = item.key.map((id) => Number(places.get(id) ?? Number.NaN))
    const pairs = order.flatMap((place, index) => order.slice(index + 1).map((later) => place < later))
    return pairs.length === 0 ? 0 : Math.max(0, (2 * pairs.filter(Boolean).length - pairs.length) / pairs.length)
  }
  if (key.length === 0) return 0
  if (item.interaction === 'match') return hits / key.length
  if (item.cardinality === 'multiple') return Math.max(0, (hits - (chosen.size - hits)) / key.length)
  return hits === key.length && value.length === key.length ? 1 : 0
}

/** Passed: the mastery score in all, and no objective with so many items missed and too low a score. */
export function resultOf({ items, passRule }) {
  const reaches = (raw, max, share) => raw + 1e-9 >= share * max
  const credits = items.map(({ item, response }) => credit(item, response?.value ?? []))
  const earned = new Map()
  items.forEach(({ item }, index) => {
    earned.set(item.objective, [...(earned.get(item.objective) ?? []), credits[index]])
  })
  const objectives = [...earned].map(([objective, each]) => {
    const isMissed = each.filter((one) => one < 1).length >= passRule.objectiveMissed
    const failed = isMissed && !reaches(sum(each), each.length, passRule.objectiveScore)
    return { objective, raw: rounded(sum(each)), max: each.length, failed }
  })
  const [raw, max] = [sum(credits), credits.length]
  return {
    raw: rounded(raw),
    max,
    scaled: max === 0 ? 0 : Math.round((raw / max) * 10_000) / 10_000,
    passed: max > 0 && reaches(raw, max, passRule.masteryScore) && !objectives.some((one) => one.failed),
    objectives: objectives.sort((a, b) => (a.objective < b.objective ? -1 : 1)),
    credits: credits.map(rounded),
  }
}
