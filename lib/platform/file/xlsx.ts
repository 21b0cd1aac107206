import { writeXlsxStream } from 'hucre/xlsx'

type Lines = AsyncIterable<readonly string[]>

/**
 * A workbook of one sheet, as bytes while the lines are read, so memory doesn't grow with them. An attack: strangers type
 * names; each cell is text or a number, never a formula.
 */
export function xlsxStream(lines: Lines, { sheet, numeric }: { sheet: string; numeric: readonly number[] }) {
  return writeXlsxStream(cellsOf(lines, numeric), { name: sheet, freezePane: { rows: 1 } })
}

async function* cellsOf(lines: Lines, numeric: readonly number[]) {
  for await (const line of lines) yield line.map((text, index) => cellOf(text, numeric.includes(index)))
}

function cellOf(text: string, isNumeric: boolean): string | number {
  if (isNumeric && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text)) return Number(text)
  // Two characters that XML forbids, and text that Excel would read as one character (ECMA-376, ST_Xstring).
  return text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD').replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
}
