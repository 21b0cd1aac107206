import type { MeasuredItem } from './measured-item'

export type CueMeasure = 'options' | 'function words' | 'strategy' | 'encounters' | 'stem'

/** The highest rates of keys found that a bank may have, 0 to 1 (record 069). */
const highest: Record<CueMeasure, number> = {
  options: 0.42,
  'function words': 0.4,
  strategy: 0.45,
  encounters: 0.45,
  stem: 0.6,
}
const fewestForFixed = 100

export interface GuessRate {
  rate: number
  items: number
  chance: number
  limit: number
  passed: boolean
}

/** Null without items. */
export function keyFigure<T extends MeasuredItem>(
  measure: CueMeasure,
  items: readonly T[],
  hitOf: (item: T) => number,
): GuessRate | null {
  if (items.length === 0) return null
  const chances = items.map(({ options }) => 1 / options.length)
  const variance = sumOf(chances.map((chance) => chance * (1 - chance))) / items.length ** 2
  return figure(measure, sumOf(items.map(hitOf)) / items.length, items.length, sumOf(chances) / items.length, variance)
}

/** The mean of both classes' rates, so that a bank of look-alikes isn't guessed by always saying so. */
export function situationFigure<T extends Pick<MeasuredItem, 'situation'>>(
  cases: readonly T[],
  hitOf: (item: T) => number,
): GuessRate | null {
  const [some = [], others = []] = ['trafficking', 'look-alike'].map((one) =>
    cases.filter(({ situation }) => situation === one),
  )
  if (some.length === 0 || others.length === 0) return null
  const rate = [some, others].map((one) => sumOf(one.map(hitOf)) / one.length)
  const variance = (0.25 / some.length + 0.25 / others.length) / 4
  return figure('stem', sumOf(rate) / 2, cases.length, 0.5, variance)
}

function figure(measure: CueMeasure, rate: number, items: number, chance: number, variance: number): GuessRate {
  const limit = items < fewestForFixed ? chance + 2 * Math.sqrt(variance) : highest[measure]
  return { rate, items, chance, limit, passed: rate <= limit }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
