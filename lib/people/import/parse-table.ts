import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { makeTurns } from '@/lib/platform/turns'
import { tableOf } from './find-table'
import { longestRow, mostColumns, mostRows, type Parsed, type TableRow } from './table'

/** A 64 kB piece takes 14 ms. */
const pieceBytes = 64 * 1024

const delimiters = ['\t', ';', ',', '|']

/** Excel reads the delimiter from such a first line. */
const declared = /^\ufeff?"?sep=([;,|\t])"?(?=\r?\n|\r)/i

/** The delimiter that most lines have equally often, outside quotes: a title or a name may contain another. */
function delimiterOf(text: string): string {
  const start = text.slice(0, longestRow)
  const lines = start
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n|\r/)
    .slice(0, 40)
  const scores = delimiters.map((delimiter) => {
    const lengths = new Map<number, number>()
    for (const line of lines) {
      const count = line.split(delimiter).length - 1
      if (count > 0) lengths.set(count, (lengths.get(count) ?? 0) + count)
    }
    return Math.max(0, ...lengths.values())
  })
  const best = Math.max(...scores)
  return (best > 0 && delimiters[scores.indexOf(best)]) || ','
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

export const parseTable = (text: string, headingLine?: number): Promise<Parsed> =>
  inTurn(() => parseInPieces(text, headingLine))

async function parseInPieces(typed: string, headingLine: number | undefined): Promise<Parsed> {
  await setImmediate()
  const [, chosen] = declared.exec(typed) ?? []
  const text = typed.replace(declared, '')
  const delimiter = chosen ?? delimiterOf(text)
  if (hasMore(text, delimiter, mostRows * mostColumns)) return { ok: false, reason: 'too-wide', line: 1 }
  try {
    // An attack: each short row takes a hundred times its length in memory.
    const parser = parse({
      delimiter,
      info: true,
      maxRecordSize: longestRow,
      relaxColumnCount: true,
      // A nickname: Robert "Bob" Smith.
      relaxQuotes: true,
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
      to: mostRows + 50,
      trim: true,
    })
    const rows: TableRow[] = []
    const pieces = Readable.from(piecesOf(Buffer.from(text.replace(/^\ufeff/, ''))), { objectMode: false })
    for await (const { record, info } of pieces.pipe(parser)) rows.push({ line: info.lines, cells: record })
    return tableOf(rows, headingLine)
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
