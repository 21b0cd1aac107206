import { keyOf, pairsOf } from './interaction'
import type { Item, ObjectiveScore, PassRule, Result } from './schema'

/** Items of an objective before its result means anything. */
export const fewestToShow = 3

export function mayShowObjectives(objectives: readonly Pick<ObjectiveScore, 'max'>[]): boolean {
  return objectives.every(({ max }) => max >= fewestToShow)
}

/** 0 to 1 (docs/decisions/022). Several keys: right minus wrong shares; order: Kendall’s tau; match: share of pairs. */
export function credit(item: Item, value: readonly string[]): number {
  if (item.interaction === 'order') return orderCredit(item.key, pairsOf(value))
  const key = keyOf(item)
  const given = new Set(value)
  const hits = key.filter((token) => given.has(token)).length
  if (key.length === 0) return 0
  if (item.interaction === 'match') return hits / key.length
  const others = given.size - hits
  if (item.cardinality === 'multiple') return Math.max(0, (hits - others) / key.length)
  return hits === key.length && value.length === key.length ? 1 : 0
}

/** A step without a place of its own is in the right order with no other step. */
function orderCredit(key: readonly string[], places: ReadonlyMap<string, string>): number {
  const given = key.map((id) => Number(places.get(id) ?? Number.NaN))
  const pairs = given.flatMap((place, index) => given.slice(index + 1).map((later) => place < later))
  const inOrder = pairs.filter(Boolean).length
  return pairs.length === 0 ? 0 : Math.max(0, (2 * inOrder - pairs.length) / pairs.length)
}

export function isCorrect(item: Item, value: readonly string[]): boolean {
  return credit(item, value) === 1
}

interface Scored {
  item: Item
  value: readonly string[]
}

/** An objective fails only with enough misses and a low score, so that one slip fails nobody. */
export function score(form: { items: readonly Scored[]; passRule: PassRule }): Result {
  const { passRule } = form
  const credits = form.items.map(({ item, value }) => credit(item, value))
  const byObjective = new Map<string, number[]>()
  form.items.forEach(({ item }, index) => {
    byObjective.set(item.objective, [...(byObjective.get(item.objective) ?? []), credits[index] ?? 0])
  })
  const objectives = Array.from(byObjective, ([objective, earned]) => ({
    objective,
    raw: rounded(total(earned)),
    max: earned.length,
    failed: isFailed(earned, passRule),
  })).sort((a, b) => (a.objective < b.objective ? -1 : 1))
  const raw = total(credits)
  const max = credits.length
  const mastered = max > 0 && reaches(raw, max, passRule.masteryScore)
  return {
    raw: rounded(raw),
    max,
    // Four decimals, like the column.
    scaled: max === 0 ? 0 : Math.round((raw / max) * 10_000) / 10_000,
    passed: mastered && !objectives.some((one) => one.failed) && failedDuties(form).length === 0,
    objectives,
    credits: credits.map(rounded),
  }
}

/** The must-pass duties that alone keep an attempt from passing. */
export function dutiesDue(form: { items: readonly Scored[]; passRule: PassRule }): string[] {
  const { dutyMissed: _, ...withoutDuties } = form.passRule
  return score({ ...form, passRule: withoutDuties }).passed ? failedDuties(form) : []
}

function failedDuties({ items, passRule }: { items: readonly Scored[]; passRule: PassRule }): string[] {
  const duties = [...new Set(items.flatMap(({ item }) => item.duty ?? []))].sort()
  const missed = (duty: string) =>
    items.filter(({ item, value }) => item.duty === duty && !isCorrect(item, value)).length
  return duties.filter((duty) => missed(duty) >= (passRule.dutyMissed ?? Number.POSITIVE_INFINITY))
}

/** The failed objectives; if none failed, those with half or less, or else those with a miss. */
export function objectivesToStudy({ passed, objectives }: Pick<Result, 'passed' | 'objectives'>): string[] {
  if (passed) return []
  const failed = objectives.filter((one) => one.failed)
  const weak = objectives.filter((one) => one.raw * 2 <= one.max)
  const chosen = [failed, weak].find(({ length }) => length > 0) ?? objectives.filter((one) => one.raw < one.max)
  return chosen.map(({ objective }: ObjectiveScore) => objective)
}

export function oneSlipFails(counts: readonly number[], rule: PassRule): boolean {
  const max = total(counts)
  const slip = (count: number) => isFailed([0, ...Array.from({ length: count - 1 }, () => 1)], rule)
  return !reaches(max - 1, max, rule.masteryScore) || counts.some(slip)
}

function isFailed(earned: readonly number[], { objectiveMissed, objectiveScore }: PassRule): boolean {
  if (objectiveMissed === undefined || objectiveScore === undefined) return false
  const missed = earned.filter((one) => one < 1).length
  return missed >= objectiveMissed && !reaches(total(earned), earned.length, objectiveScore)
}

/** With a tolerance: 0.7 × 10 must count as 7 in floating point. */
function reaches(raw: number, max: number, share: number): boolean {
  return raw + 1e-9 >= share * max
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** Three thirds are 1. */
function rounded(value: number): number {
  return Math.round(value * 1e12) / 1e12
}
