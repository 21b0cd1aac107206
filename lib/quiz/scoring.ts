import type { Item, ObjectiveScore, PassRule, Result } from './schema'

/** Whether a response is exactly the key. No response is never correct. */
export function isCorrect(item: Pick<Item, 'options'>, value: readonly string[]): boolean {
  const key = item.options.filter((option) => option.key).map((option) => option.id)
  return key.length > 0 && value.length === key.length && key.every((id) => value.includes(id))
}

/**
 * Scores a form: one point an item. Passed means the mastery score overall and no objective failed; an objective
 * fails when it is missed often enough and too low, so that a single slip fails nobody.
 */
export function score(form: {
  items: readonly { item: Item; value: readonly string[] }[]
  passRule: PassRule
}): Result {
  const { passRule } = form
  const byObjective = new Map<string, { raw: number; max: number }>()
  for (const { item, value } of form.items) {
    const sum = byObjective.get(item.objective) ?? { raw: 0, max: 0 }
    byObjective.set(item.objective, { raw: sum.raw + (isCorrect(item, value) ? 1 : 0), max: sum.max + 1 })
  }
  const objectives = Array.from(byObjective, ([objective, sum]) => ({
    objective,
    ...sum,
    failed: isFailed(sum, passRule),
  })).sort((a, b) => (a.objective < b.objective ? -1 : 1))
  const raw = objectives.reduce((total, one) => total + one.raw, 0)
  const max = objectives.reduce((total, one) => total + one.max, 0)
  const scaled = max === 0 ? 0 : raw / max
  const mastered = max > 0 && reaches(raw, max, passRule.masteryScore)
  return { raw, max, scaled, passed: mastered && !objectives.some((one) => one.failed), objectives }
}

function isFailed({ raw, max }: Pick<ObjectiveScore, 'raw' | 'max'>, rule: PassRule): boolean {
  return max - raw >= rule.objectiveMissed && !reaches(raw, max, rule.objectiveScore)
}

/** Compared with a hair's tolerance: 0.7 × 10 must count as 7 whatever the floating point makes of it. */
function reaches(raw: number, max: number, share: number): boolean {
  return raw + 1e-9 >= share * max
}
