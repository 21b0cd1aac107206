import { type Prediction, predictHeldOut, type TextChoice } from './held-out'
import type { MeasuredItem } from './measured-item'
import type { FeatureSet } from './text-features'

/** `group` leaves out a module or an encounter; `id` leaves out one item. */
export type HeldOut = 'group' | 'id'

export type Guesses<T> = ReadonlyMap<T, Prediction>

type Asked<T> = (item: T) => boolean

/** Guesses keys from the texts of the options. */
export function guessKeys<T extends MeasuredItem>(
  items: readonly T[],
  set: FeatureSet,
  heldOut: HeldOut = 'group',
  isAsked: Asked<T> = () => true,
): Guesses<T> {
  const choices = items.map((item) => {
    const texts = item.options.map(({ text }) => text)
    return [item, { texts, chosen: item.key, group: item[heldOut], weight: 1 }] as const
  })
  return guessed(choices, set, isAsked)
}

/** Trafficking and look-alikes: the classes that a stem can give away. */
export function casesOf<T extends MeasuredItem>(items: readonly T[]): T[] {
  return items.filter(({ situation }) => situation === 'trafficking' || situation === 'look-alike')
}

/** Guesses situations from stems. Both classes weigh the same, however many items they have. */
export function guessSituations<T extends MeasuredItem>(
  items: readonly T[],
  heldOut: HeldOut = 'group',
  isAsked: Asked<T> = () => true,
): Guesses<T> {
  const cases = casesOf(items)
  const choices = cases.map((item) => {
    const alike = cases.filter(({ situation }) => situation === item.situation).length
    const chosen = item.situation === 'trafficking' ? 0 : 1
    // The text without words stands for a look-alike: a logistic regression, as a choice between two.
    return [item, { texts: [item.stem, ''], chosen, group: item[heldOut], weight: cases.length / (2 * alike) }] as const
  })
  return guessed(choices, 'words', isAsked)
}

function guessed<T>(choices: readonly (readonly [T, TextChoice])[], set: FeatureSet, isAsked: Asked<T>): Guesses<T> {
  const selected = new Set(choices.filter(([item]) => isAsked(item)).map(([, choice]) => choice))
  const all = choices.map(([, choice]) => choice)
  const predictions = predictHeldOut(all, set, (choice) => selected.has(choice))
  return new Map(
    choices.flatMap(([item, choice]) => {
      const prediction = predictions.get(choice)
      return prediction ? [[item, prediction] as const] : []
    }),
  )
}
