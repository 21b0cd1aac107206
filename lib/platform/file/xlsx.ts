import { writeXlsxStream } from 'hucre/xlsx'
import { z } from 'zod'

/** Wide enough for a serial number. In characters. */
const columns = Array.from({ length: 60 }, () => ({ width: 24 }))

/** Excel has no days before 1900. */
const day = /^(?:19|[2-9]\d)\d{2}-\d{2}-\d{2}$/

type Lines = AsyncIterable<readonly string[]>

/**
 * A workbook of one sheet, as bytes while the lines are read, so memory doesn't grow with them. An attack: strangers type
 * names; each cell is text, a number, or a day, never a formula.
 */
export function xlsxStream(lines: Lines, { sheet, numeric }: { sheet: string; numeric: readonly number[] }) {
  return writeXlsxStream(cellsOf(lines, numeric), { name: sheet, freezePane: { rows: 1 }, columns })
}

async function* cellsOf(lines: Lines, numeric: readonly number[]) {
  for await (const line of lines) yield line.map((text, index) => cellOf(text, numeric.includes(index)))
}

function cellOf(text: string, isNumeric: boolean): string | number | Date {
  if (isNumeric && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text)) return Number(text)
  if (day.test(text) && z.iso.date().safeParse(text).success) return new Date(`${text}T00:00:00Z`)
  // Two characters that XML forbids, and text that Excel would read as one character (ECMA-376, ST_Xstring).
  return text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD').replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
}
