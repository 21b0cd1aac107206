import { expect, test } from 'vitest'
import { hiddenCells } from './hidden-cells'

/** With totals, as sums. */
function withTotals(cells: number[][]): number[][] {
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)
  const rows = cells.map((row) => [...row, sum(row)])
  return [...rows, (rows[0] ?? []).map((_, column) => sum(rows.map((row) => row[column] ?? 0)))]
}

/** The table as published: null for a hidden cell. */
const published = (cells: number[][]) => {
  const table = withTotals(cells)
  const hidden = hiddenCells(table)
  return table.map((row, at) => row.map((people, column) => (hidden[at]?.[column] ? null : people)))
}

/** Every table of counts that agrees with what is published, and with groups of one to four behind each primary cell unknown. */
function valuesOf(shown: (number | null)[][], most: number): Set<number>[] {
  const rows = shown.length - 1
  const columns = (shown[0]?.length ?? 1) - 1
  const open: [number, number][] = []
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) if (shown[row]?.[column] === null) open.push([row, column])
  const found = open.map(() => new Set<number>())
  const cells = shown.slice(0, rows).map((row) => row.slice(0, columns).map((people) => people ?? 0))
  const agrees = () => {
    const table = withTotals(cells)
    return shown.every((row, at) => row.every((people, column) => people === null || people === table[at]?.[column]))
  }
  const fill = (index: number) => {
    const place = open[index]
    if (!place) {
      if (agrees()) for (const [at, [row, column]] of open.entries()) found[at]?.add(cells[row]?.[column] ?? 0)
      return
    }
    for (let people = 1; people <= most; people += 1) {
      const row = cells[place[0]]
      if (row) row[place[1]] = people
      fill(index + 1)
    }
  }
  fill(0)
  return found
}

test('shows a table without small groups whole', () => {
  const cells = [
    [5, 9, 0],
    [12, 0, 7],
  ]
  expect(published(cells)).toEqual(withTotals(cells))
})

test('hides a group of one to four, and another in its row and column, so that no total gives it back', () => {
  expect(
    published([
      [3, 20, 30],
      [40, 50, 60],
    ]),
  ).toEqual([
    [null, null, 30, 53],
    [null, null, 60, 150],
    [43, 70, 90, 203],
  ])
})

test('hides the total of a row whose only group is small', () => {
  const [row] = published([
    [0, 2, 0],
    [10, 20, 30],
  ])
  expect(row).toEqual([0, null, 0, null])
})

test('hides more where two small groups have fewer than five people together', () => {
  const shown = published([
    [1, 1, 30, 40],
    [50, 60, 70, 80],
  ])
  expect(shown[0]?.filter((people) => people === null).length).toBeGreaterThan(2)
})

test('hides more where two closed blocks leave the one cell between them open', () => {
  // Rows 1 and 2 less columns 1 and 2 give the cell of row 2 and column 3, though each row and column hides several.
  const shown = published([
    [3, 3, 20, 20],
    [3, 3, 3, 20],
    [20, 20, 3, 3],
    [20, 20, 3, 3],
  ])
  expect(shown.flat().filter((people) => people === null).length).toBeGreaterThan(9)
})

/* Small numbers, so that the search through all possible tables ends. */
const random = (seed: number) => () => {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed / 2147483648
}

test.each(Array.from({ length: 40 }, (_, seed) => seed + 1))(
  'no cell of a made-up table can be worked out (%i)',
  (seed) => {
    const next = random(seed)
    const cells = Array.from({ length: 3 }, () => Array.from({ length: 3 }, () => Math.floor(next() ** 2 * 9)))
    const shown = published(cells)
    expect(shown.flat().some((people) => people !== null && people > 0 && people < 5)).toBe(false)
    const open = shown
      .slice(0, -1)
      .flatMap((row) => row.slice(0, -1))
      .filter((people) => people === null).length
    if (open > 5) return
    for (const values of valuesOf(shown, 10)) expect(values.size).toBeGreaterThan(1)
  },
)
