import type { FileContent } from '@/app/_http/file'
import { csvRow } from '@/lib/platform/file/csv'

/** Numbers have nine digits; null is an empty cell. */
export function csvOf(name: string, columns: string[], rows: readonly (string | number | null)[][]): FileContent {
  const cell = (value: string | number | null) =>
    typeof value === 'number' ? String(Number(value.toPrecision(9))) : (value ?? '')
  const lines = [columns, ...rows].map((row) => csvRow(row.map(cell)))
  return { body: lines.join(''), name, type: 'text/csv; charset=utf-8' }
}
