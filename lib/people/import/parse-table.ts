import { CsvError, parse } from 'csv-parse/sync'

export interface Table {
  header: string[]
  /** `line`: where the row ends, counted from 1 as in a spreadsheet without line breaks in cells. */
  rows: { line: number; cells: string[] }[]
}

export type Parsed =
  | { ok: true; table: Table }
  | { ok: false; reason: 'empty' | 'too-wide' | 'unreadable'; line: number }

/** Each takes a field of the next form, which has at most 200. */
export const mostColumns = 50

const delimiters = ['\t', ';', ',']

/** The most frequent delimiter in the first line, outside quotes. */
function delimiterOf(text: string): string {
  const first = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n|\r/, 1)[0] ?? ''
  const counts = delimiters.map((delimiter) => first.split(delimiter).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Drops empty rows and the empty cells after the last heading. */
export function parseTable(text: string): Parsed {
  try {
    const records = parse(text.replace(/^\ufeff/, ''), {
      delimiter: delimiterOf(text),
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const filled = records.filter(({ record }) => record.some((cell) => cell !== ''))
    const [first, ...rest] = filled
    if (!first || rest.length === 0) return { ok: false, reason: 'empty', line: 0 }
    const width = first.record.findLastIndex((cell) => cell !== '') + 1
    if (width > mostColumns) return { ok: false, reason: 'too-wide', line: 1 }
    const rows = rest.map(({ record, info }) => ({ line: info.lines, cells: record.slice(0, width) }))
    return { ok: true, table: { header: first.record.slice(0, width), rows } }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { ok: false, reason: 'unreadable', line: Number(error.lines ?? 0) }
  }
}
