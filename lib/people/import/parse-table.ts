import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { makeTurns } from '@/lib/platform/turns'

export interface Table {
  header: string[]
  /** `line`: where the row ends, counted from 1 as in a spreadsheet without line breaks in cells. */
  rows: { line: number; cells: string[] }[]
}

export type Parsed =
  | { ok: true; table: Table }
  | { ok: false; reason: 'empty' | 'too-wide' | 'too-long' | 'unreadable' | 'not-a-list'; line: number }

/** Each takes a field of the next form, which has at most 200. */
export const mostColumns = 50

export const mostRows = 20_000

/** In characters. A longer one has an unclosed quotation mark. */
const longestRow = 20_000

/** In characters: Postgres remembers it by an index, whose entries have at most 2.7 kB. */
const longestHeading = 200

/** A 64 kB piece takes 14 ms. */
const pieceBytes = 64 * 1024

const delimiters = ['\t', ';', ',']

/** The most frequent delimiter in the first line, outside quotes. */
function delimiterOf(text: string): string {
  const start = text.slice(0, longestRow)
  const first = start.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n|\r/, 1)[0] ?? ''
  const counts = delimiters.map((delimiter) => first.split(delimiter).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}

/** Drops empty rows and the empty cells after the last heading. */
export function tableOf(rows: Table['rows']): Parsed {
  const [first, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (!first || rest.length === 0) return { ok: false, reason: 'empty', line: 0 }
  const long = rest.find(({ cells }) => cells.join('').length > longestRow)
  if (long) return { ok: false, reason: 'unreadable', line: long.line }
  if (rest.length > mostRows) return { ok: false, reason: 'too-long', line: mostRows }
  const width = first.cells.findLastIndex((cell) => cell !== '') + 1
  if (width > mostColumns) return { ok: false, reason: 'too-wide', line: 1 }
  const header = first.cells.slice(0, width).map((cell) => cell.slice(0, longestHeading).toWellFormed())
  return { ok: true, table: { header, rows: rest.map(({ line, cells }) => ({ line, cells: cells.slice(0, width) })) } }
}

/** Between pieces, the event loop serves other requests. */
async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes)
    await setImmediate()
  }
}

/** One list at a time: sixteen would otherwise each run a piece before another request gets its turn. */
const inTurn = makeTurns(1)

export const parseTable = (text: string): Promise<Parsed> => inTurn(() => parseInPieces(text))

async function parseInPieces(text: string): Promise<Parsed> {
  await setImmediate()
  const delimiter = delimiterOf(text)
  if (hasMore(text, delimiter, mostRows * mostColumns)) return { ok: false, reason: 'too-wide', line: 1 }
  try {
    // An attack: each short row takes a hundred times its length in memory.
    const parser = parse({
      delimiter,
      info: true,
      maxRecordSize: longestRow,
      relaxColumnCount: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
      to: mostRows + 2,
      trim: true,
    })
    const rows: Table['rows'] = []
    const pieces = Readable.from(piecesOf(Buffer.from(text.replace(/^\ufeff/, ''))), { objectMode: false })
    for await (const { record, info } of pieces.pipe(parser)) rows.push({ line: info.lines, cells: record })
    return tableOf(rows)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { ok: false, reason: 'unreadable', line: Number(error.lines ?? 0) }
  }
}

function hasMore(text: string, sign: string, most: number): boolean {
  let count = 0
  for (let at = text.indexOf(sign); at >= 0 && count <= most; at = text.indexOf(sign, at + 1)) count += 1
  return count > most
}
