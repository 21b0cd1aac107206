/** Groups of one to four people are not shown. */
const fewest = 5

type Table = readonly (readonly number[])[]
type Place = readonly [row: number, column: number]

/**
 * Chooses the cells of a table of people to hide; its last row and column are totals. A cell of one to four people is hidden, and
 * then more, until no sum tells one: a row or column that shows its total hides at least two, of five people or more
 * together, and all sums together leave each hidden cell open.
 */
export function hiddenCells(table: Table): boolean[][] {
  const hidden = table.map((row) => row.map((people) => people > 0 && people < fewest))
  for (;;) {
    const openLine = linesOf(table).find((line) => isTold(table, hidden, line)) ?? solvedLine(table, hidden)
    if (!openLine) return hidden
    const next = smallestShown(table, hidden, openLine)
    if (!next) return table.map((row) => row.map((people) => people > 0))
    set(hidden, next)
  }
}

/** Each row and each column, with its total last. */
function linesOf(table: Table): Place[][] {
  const rows = table.map((cells, row) => cells.map((_, column): Place => [row, column]))
  const columns = (table[0] ?? []).map((_, column) => table.map((_cells, row): Place => [row, column]))
  return [...rows, ...columns]
}

const isHidden = (hidden: boolean[][], [row, column]: Place) => hidden[row]?.[column] === true
const peopleAt = (table: Table, [row, column]: Place) => table[row]?.[column] ?? 0

function set(hidden: boolean[][], [row, column]: Place): void {
  const cells = hidden[row]
  if (cells) cells[column] = true
}

function isTold(table: Table, hidden: boolean[][], line: Place[]): boolean {
  const out = line.filter((place) => isHidden(hidden, place))
  const total = line.at(-1)
  const sum = out.reduce((people, place) => people + peopleAt(table, place), 0)
  return out.length === 1 || (out.length > 1 && total !== undefined && !isHidden(hidden, total) && sum < fewest)
}

/** The total only if no other cell is left. */
function smallestShown(table: Table, hidden: boolean[][], line: Place[]): Place | undefined {
  const shown = line.filter((place) => peopleAt(table, place) > 0 && !isHidden(hidden, place))
  const cells = shown.filter((place) => place !== line.at(-1))
  return cells.toSorted((one, other) => peopleAt(table, one) - peopleAt(table, other))[0] ?? shown[0]
}

/** A row or column in which the sums give a hidden cell away and another cell can still be hidden. */
function solvedLine(table: Table, hidden: boolean[][]): Place[] | undefined {
  const lines = linesOf(table)
  const unknown = lines.slice(0, table.length).flatMap((line) => line.filter((place) => isHidden(hidden, place)))
  const sums = lines.map((line) =>
    unknown.map(([row, column]) => {
      const index = line.findIndex((place) => place[0] === row && place[1] === column)
      if (index < 0) return 0
      return index === line.length - 1 ? -1 : 1
    }),
  )
  const solved = solvedColumns(sums).map((index) => unknown[index])
  return lines.find(
    (line) =>
      smallestShown(table, hidden, line) &&
      line.some(([row, column]) => solved.some((at) => at?.[0] === row && at[1] === column)),
  )
}

/** Columns of unknowns that the sums determine (Gauss-Jordan elimination). */
function solvedColumns(matrix: readonly (readonly number[])[]): number[] {
  const rows = matrix.map((row) => [...row])
  const pivots: { row: number; column: number }[] = []
  for (const column of matrix[0]?.keys() ?? []) {
    const row = rows.findIndex((cells, index) => index >= pivots.length && Math.abs(cells[column] ?? 0) > 1e-9)
    const pivot = rows[row]
    if (!pivot) continue
    rows.splice(row, 1)
    const scaled = pivot.map((value) => value / (pivot[column] ?? 1))
    rows.splice(pivots.length, 0, scaled)
    for (const [index, cells] of rows.entries()) {
      const factor = cells[column] ?? 0
      if (index !== pivots.length && factor !== 0)
        rows[index] = cells.map((value, at) => value - factor * (scaled[at] ?? 0))
    }
    pivots.push({ row: pivots.length, column })
  }
  return pivots.flatMap(({ row, column }) =>
    rows[row]?.every((value, at) => at === column || Math.abs(value) < 1e-9) ? column : [],
  )
}
