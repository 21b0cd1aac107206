import { csvRow } from '@/lib/certificate/csv'

/** A file of figures: numbers with nine digits, nothing where there is none. */
export function respondCsv(name: string, columns: string[], rows: readonly (string | number | null)[][]): Response {
  const cell = (value: string | number | null) =>
    typeof value === 'number' ? String(Number(value.toPrecision(9))) : (value ?? '')
  const lines = [columns, ...rows].map((row) => csvRow(row.map(cell)))
  return new Response(lines.join(''), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
