import { attachment } from '@/app/_auth/respond'
import { csvRow } from '@/lib/platform/csv'

/** A file of figures: numbers with nine digits, nothing where there is none. */
export function respondCsv(name: string, columns: string[], rows: readonly (string | number | null)[][]): Response {
  const cell = (value: string | number | null) =>
    typeof value === 'number' ? String(Number(value.toPrecision(9))) : (value ?? '')
  const lines = [columns, ...rows].map((row) => csvRow(row.map(cell)))
  return attachment(lines.join(''), { name, type: 'text/csv; charset=utf-8' })
}
