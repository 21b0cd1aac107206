import { type CueMeasure, type GuessRate, keyFigure, situationFigure } from './figure'
import { casesOf, type Guesses, guessKeys, guessSituations, type HeldOut } from './guess'
import type { MeasuredItem } from './measured-item'
import { hitOf, strategies } from './strategy'

export interface CueFigure extends GuessRate {
  measure: CueMeasure
  /** A strategy’s name. */
  strategy: string | null
  /** Ids of the items that were guessed; only if there are none, of those that were guessed in a tie. */
  found: string[]
}

export interface BankCues {
  /** Null for all courses. */
  course: string | null
  /** `all` for all quiz items. */
  bank: string
  figures: CueFigure[]
}

export interface GuessedItem<T> {
  item: T
  /** The key's probability by the model of the options, 0 to 1. */
  probability: number
  guessed: boolean
  cues: string[]
}

export interface CueReport<T> {
  banks: BankCues[]
  /** The most surely guessed first. */
  items: GuessedItem<T>[]
}

type Hits<T> = Record<'options' | 'function words' | 'stem', Guesses<T>>

const isNode = ({ bank }: MeasuredItem) => bank === 'encounters'

/** `only` asks about some items; the models still learn from all others. */
export function measureCues<T extends MeasuredItem>(
  items: readonly T[],
  { only = () => true, heldOut = 'group' }: { only?: (item: T) => boolean; heldOut?: HeldOut } = {},
): CueReport<T> {
  const hits = guessAll(items, only, heldOut)
  const asked = items.filter(only)
  const rows = [null, ...distinct(asked.flatMap(({ courses }) => courses))].flatMap((course) =>
    ['all', ...distinct(asked.map(({ bank }) => bank))].map((bank) => {
      const own = asked.filter((item) => isIn(item, course, bank))
      return { course, bank, figures: figuresOf(own, hits) }
    }),
  )
  return { banks: rows.filter(({ figures }) => figures.length > 0), items: rank(asked, hits.options) }
}

function isIn(item: MeasuredItem, course: string | null, bank: string): boolean {
  const isInBank = bank === 'all' ? !isNode(item) : item.bank === bank
  return isInBank && (course === null || item.courses.includes(course))
}

function guessAll<T extends MeasuredItem>(items: readonly T[], only: (item: T) => boolean, heldOut: HeldOut): Hits<T> {
  const nodes = items.filter(isNode)
  const quizItems = items.filter((item) => !isNode(item))
  const options = [quizItems, nodes].flatMap((some) => [...guessKeys(some, 'words and bigrams', heldOut, only)])
  return {
    options: new Map(options),
    'function words': guessKeys(quizItems, 'function words', heldOut, only),
    stem: guessSituations(quizItems, heldOut, only),
  }
}

function figuresOf<T extends MeasuredItem>(items: readonly T[], hits: Hits<T>): CueFigure[] {
  const nodes = items.filter(isNode)
  const quizItems = items.filter((item) => !isNode(item))
  const hitIn = (guesses: Guesses<T>) => (item: T) => guesses.get(item)?.hit ?? 0
  const of = (measure: CueMeasure, asked: T[], hit: (item: T) => number, strategy: string | null = null) => {
    const figure = measure === 'stem' ? situationFigure(asked, hit) : keyFigure(measure, asked, hit)
    const sure = asked.filter((item) => hit(item) === 1)
    const found = sure.length > 0 ? sure : asked.filter((item) => hit(item) > 0)
    return figure ? [{ measure, strategy, ...figure, found: found.map(({ id }) => id) }] : []
  }
  return [
    ...of('options', quizItems, hitIn(hits.options)),
    ...of('encounters', nodes, hitIn(hits.options)),
    ...of('function words', quizItems, hitIn(hits['function words'])),
    ...of('stem', casesOf(quizItems), hitIn(hits.stem)),
    ...strategies.flatMap((one) => of('strategy', [...items], (item) => hitOf(one, item), one.name)),
  ]
}

function rank<T extends MeasuredItem>(items: readonly T[], guesses: Guesses<T>): GuessedItem<T>[] {
  const ranked = items.flatMap((item) => {
    const guess = guesses.get(item)
    if (!guess) return []
    const { probabilities, hit, cues } = guess
    return [{ item, probability: probabilities[item.key] ?? 0, guessed: hit === 1, cues }]
  })
  return ranked.sort((a, b) => b.probability - a.probability || (a.item.id < b.item.id ? -1 : 1))
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}
