import { seededRandom, shuffle } from '@/lib/content/quiz/random'
import type { CueMeasure } from './figure'
import { casesOf } from './guess'
import { measureCues } from './measure'
import type { MeasuredItem } from './measured-item'

export interface ControlFigure {
  measure: CueMeasure
  mean: number
  most: number
}

/** The models on keys and situations at random, over all quiz items: they find only what chance gives them. */
export function measureControl(items: readonly MeasuredItem[], times: number): ControlFigure[] {
  const rounds = Array.from({ length: times }, (_, index) => measureCues(shuffledKeys(items, `control ${index + 1}`)))
  return (['options', 'function words', 'stem'] as const).flatMap((measure) => {
    const rates = rounds.flatMap(({ banks }) => {
      const all = banks.find(({ course, bank }) => course === null && bank === 'all')
      return all?.figures.find((figure) => figure.measure === measure)?.rate ?? []
    })
    if (rates.length === 0) return []
    return [{ measure, mean: rates.reduce((sum, rate) => sum + rate, 0) / rates.length, most: Math.max(...rates) }]
  })
}

function shuffledKeys(items: readonly MeasuredItem[], seed: string): MeasuredItem[] {
  const random = seededRandom(seed)
  const cases = casesOf(items)
  const situations = shuffle(
    cases.map(({ situation }) => situation),
    random,
  )
  const moved = new Map(cases.map(({ id }, index) => [id, situations[index] ?? null]))
  return items.map((item) => ({
    ...item,
    key: random(item.options.length),
    situation: moved.get(item.id) ?? item.situation,
  }))
}
