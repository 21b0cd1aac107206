export const sum = (numbers) => numbers.reduce((total, one) => total + one, 0)
/** Removes the rounding errors of adding thirds. */
const rounded = (value) => Math.round(value * 1e12) / 1e12

function keyOf(item) {
  if (item.interaction === 'choice') return item.options.filter((option) => option.key).map((option) => option.id)
  if (item.interaction === 'order') return item.key.map((id, index) => `${id}:${index + 1}`)
  return item.options.map((option) => `${option.id}:${option.target}`)
}

/**
 * 0 to 1. Several: a share per key chosen, minus one share per other option. Match: the share of right pairs. Order:
 * the share of pairs of steps in the right order minus those in the wrong order. Never below 0.
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

/** Passed: the mastery score overall, no objective with too many items missed and too low a score, no failed duty. */
export function scoreAttempt({ items, passRule }) {
  const reaches = (raw, max, share) => raw + 1e-9 >= share * max
  const credits = items.map(({ item, response }) => credit(item, response?.value ?? []))
  const earned = new Map()
  items.forEach(({ item }, index) => {
    earned.set(item.objective, [...(earned.get(item.objective) ?? []), credits[index]])
  })
  const objectives = [...earned].map(([objective, each]) => {
    const { objectiveMissed = Number.POSITIVE_INFINITY, objectiveScore = 0 } = passRule
    const isMissed = each.filter((one) => one < 1).length >= objectiveMissed
    const failed = isMissed && !reaches(sum(each), each.length, objectiveScore)
    return { objective, raw: rounded(sum(each)), max: each.length, failed }
  })
  const failsDuty = failedDuties({ items, passRule }).length > 0
  const raw = sum(credits)
  const max = credits.length
  return {
    raw: rounded(raw),
    max,
    scaled: max === 0 ? 0 : Math.round((raw / max) * 10_000) / 10_000,
    passed: max > 0 && reaches(raw, max, passRule.masteryScore) && !objectives.some((one) => one.failed) && !failsDuty,
    objectives: objectives.sort((a, b) => (a.objective < b.objective ? -1 : 1)),
    credits: credits.map(rounded),
  }
}

function failedDuties({ items, passRule: { dutyMissed = Number.POSITIVE_INFINITY } }) {
  const isMissed = ({ item, response }) => credit(item, response?.value ?? []) < 1
  const duties = [...new Set(items.flatMap(({ item }) => item.duty ?? []))].sort()
  return duties.filter((duty) => items.filter((one) => one.item.duty === duty && isMissed(one)).length >= dutyMissed)
}

/** The duties that alone keep an attempt from passing. */
export function dutiesToRepeat({ items, passRule }) {
  const { dutyMissed: _, ...withoutDuties } = passRule
  return scoreAttempt({ items, passRule: withoutDuties }).passed ? failedDuties({ items, passRule }) : []
}
