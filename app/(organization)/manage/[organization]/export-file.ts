import type { FileContent } from '@/app/_http/file'
import { csvRow } from '@/lib/platform/file/csv'
import { xlsxStream } from '@/lib/platform/file/xlsx'
import { csvFile } from './csv-file'

export const exportFormats = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface Export {
  /** The file's name without its ending. */
  name: string
  lines: AsyncIterable<string[]>
  /** The columns that have numbers, from 0. */
  numeric: readonly number[]
}

/** Streamed in either format, so memory doesn't grow with the lines. */
export function exportFile(format: ExportFormat, { name, lines, numeric }: Export): FileContent {
  if (format === 'csv') return csvFile(rowsOf(lines), `${name}.csv`)
  return {
    body: xlsxStream(lines, { sheet: 'Export', numeric }),
    name: `${name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }
}

async function* rowsOf(lines: AsyncIterable<string[]>) {
  for await (const cells of lines) yield csvRow(cells)
}
