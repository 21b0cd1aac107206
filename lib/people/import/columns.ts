import { fieldOfHeading, type ImportField, importFields } from './headings'
import { dayOfCell } from './read-day'
import type { TableRow } from './table'

/** For each column of the file, what it is; null: not used. */
export type Mapping = (ImportField | null)[]

const rankWord =
  /\b(sergeant|sgt|lieutenant|lt|captain|capt|corporal|cpl|deputy|officer|detective|det|chief|sheriff|dispatcher|trooper|patrol(man|woman)|volunteer|coordinator|clerk)\b/i

interface Guess {
  index: number
  field: ImportField
  vagueness: number
}

/** Chosen in an earlier import, or named as the organization calls its identifier, before anything guessed. */
function guessHeading(heading: string, label: string | null, recalled: ReadonlyMap<string, string>) {
  const typed = heading.trim().toLowerCase()
  const chosen = typed === '' ? undefined : recalled.get(typed)
  if (chosen !== undefined) {
    const field = importFields.find((one) => one === chosen)
    return field ? { field, vagueness: -2 } : 'unused'
  }
  if (label !== null && typed === label.toLowerCase()) return { field: 'identifier', vagueness: -1 } as const
  return fieldOfHeading(heading)
}

/** Guesses from the headings. `label`: the organization's name for its identifier. `recalled`: its earlier choices. */
export function guessColumns(
  header: readonly string[],
  label: string | null,
  recalled: ReadonlyMap<string, string> = new Map(),
  rows: readonly TableRow[] = [],
): Mapping {
  const start = rows.slice(0, 200)
  const cellsOf = (index: number) => start.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== '')
  const guesses = header.map((heading) => guessHeading(heading, label, recalled))
  const named = guesses.flatMap((guess, index): Guess[] =>
    guess && guess !== 'unused' && (guess.vagueness < 0 || !isDenied(guess.field, guess.vagueness, cellsOf(index)))
      ? [{ index, ...guess }]
      : [],
  )
  named.sort((one, other) => one.vagueness - other.vagueness || one.index - other.index)
  const mapping: Mapping = header.map(() => null)
  const take = (index: number, field: ImportField | null) => {
    if (field && mapping[index] === null && !mapping.includes(field)) mapping[index] = field
  }
  for (const { index, field } of named) take(index, field)
  // A column without a heading is known by its cells, and addresses always are.
  for (const [index, heading] of header.entries()) {
    if (guesses[index] === 'unused' || mapping[index] !== null) continue
    const field = fieldOfCells(cellsOf(index))
    if (field === 'email' || heading.trim() === '') take(index, field)
  }
  const isWord = (index: number) => header[index]?.trim() === '' && mapping[index] === null && areWords(cellsOf(index))
  const first = header.findIndex((_, index) => isWord(index) && isWord(index + 1))
  if (first >= 0 && !mapping.includes('name') && !mapping.includes('lastName')) {
    mapping[first] = 'firstName'
    mapping[first + 1] = 'lastName'
  }
  return mapping
}

/** First or last names. */
function areWords(cells: readonly string[]): boolean {
  return (
    cells.length > 0 &&
    new Set(cells).size > cells.length * 0.6 &&
    cells.every((cell) => /^[\p{L}\p{M}'’. -]+$/u.test(cell))
  )
}

/** A postal address is no email address, and a count from 1 numbers the rows of a list. */
function isDenied(field: ImportField, vagueness: number, cells: readonly string[]): boolean {
  if (cells.length === 0) return false
  if (field === 'email' && vagueness === 3) return cells.every((cell) => !cell.includes('@'))
  if (field !== 'identifier' || vagueness < 2 || cells.length < 3) return false
  return cells.every((cell, index) => cell === `${index + 1}`)
}

function fieldOfCells(cells: readonly string[]): ImportField | null {
  const share = (test: (cell: string) => boolean) => cells.filter(test).length / Math.max(1, cells.length)
  const distinct = new Set(cells).size / Math.max(1, cells.length)
  if (cells.length === 0) return null
  if (share((cell) => /^\S+@\S+\.\S+$|<\S+@\S+>$/.test(cell)) > 0.5) return 'email'
  if (share((cell) => /\D/.test(cell) && dayOfCell(cell) !== null) > 0.5) return 'hiredOn'
  if (share((cell) => /^[a-z]{0,3}-?\d{1,8}$/i.test(cell)) > 0.8 && distinct > 0.9) return 'identifier'
  if (share((cell) => rankWord.test(cell)) > 0.5) return distinct > 0.9 && cells.length > 3 ? 'name' : 'rank'
  const isName = (cell: string) => /^\p{L}[\p{L}\p{M}'’.\-"]*,? +\p{L}/u.test(cell)
  if (share(isName) > 0.7 && distinct > 0.7) return 'name'
  return share((cell) => /\p{L}{3}/u.test(cell)) > 0.8 && distinct <= 0.6 ? 'division' : null
}
