import type { BankCues, CueFigure, CueReport } from './measure'
import type { PlacedItem } from './measured-item'

const bankWidth = 28
const cellWidth = 16

export function percentOf(rate: number): string {
  return `${(rate * 100).toFixed(1)}%`
}

/** A failed figure has `!` and the most that it may be. */
export function cueTable(banks: readonly BankCues[]): string[] {
  const heads = ['items', 'chance', 'options', 'function words', 'stem', 'best strategy']
  return [
    row('bank', heads),
    ...banks.map(({ course, bank, figures }) => {
      const [first] = figures
      const own = (...measures: CueFigure['measure'][]) => figures.find(({ measure }) => measures.includes(measure))
      return row(course === null ? bank : `${course}: ${bank}`, [
        String(first?.items ?? 0),
        percentOf(first?.chance ?? 0),
        cell(own('options', 'encounters')),
        cell(own('function words')),
        cell(own('stem')),
        cell(bestStrategy(figures)),
      ])
    }),
  ]
}

/** Each strategy's rate, a column for each bank of all courses. */
export function strategyTable(banks: readonly BankCues[]): string[] {
  const shared = banks.filter(({ course }) => course === null)
  const names = new Set(shared.flatMap(({ figures }) => figures.flatMap(({ strategy }) => strategy ?? [])))
  return [
    row(
      'strategy',
      shared.map(({ bank }) => bank),
    ),
    ...[...names].map((name) =>
      row(
        name,
        shared.map(({ figures }) =>
          cell(
            figures.find(({ strategy }) => strategy === name),
            false,
          ),
        ),
      ),
    ),
  ]
}

export function itemLines({ items }: Pick<CueReport<PlacedItem>, 'items'>, most: number): string[] {
  return items.slice(0, most).map(({ item, probability, guessed, cues }) => {
    const { file, line } = item.place
    const found = guessed ? '' : ', not guessed'
    return `${file}:${line}: ${item.id} ${percentOf(probability)}${found}${cues.map((cue) => ` [${cue}]`).join('')}`
  })
}

function bestStrategy(figures: readonly CueFigure[]): CueFigure | undefined {
  return figures.filter(({ measure }) => measure === 'strategy').sort((a, b) => b.rate - a.rate)[0]
}

function cell(figure: CueFigure | undefined, isNamed = true): string {
  if (!figure) return ''
  const shown = figure.passed ? percentOf(figure.rate) : `${percentOf(figure.rate)} ! ${percentOf(figure.limit)}`
  return figure.strategy && isNamed ? `${shown}  ${figure.strategy}` : shown
}

function row(name: string, cells: readonly string[]): string {
  return (name.padEnd(bankWidth) + cells.map((one) => one.padEnd(cellWidth)).join('')).trimEnd()
}
