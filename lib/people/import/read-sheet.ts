import { makeTurns } from '@/lib/platform/turns'
import { Unreadable } from '@/lib/proof/verification/bounds'
import { readZip } from '@/lib/proof/verification/zip'
import { decodeText } from './decode-text'
import { type Parsed, parseTable, tableOf } from './parse-table'
import { sheetCells } from './sheet-cells'

/** More than a roster of 10,000 people with twenty columns unpacks to. */
const mostUnpacked = 64 * 1024 * 1024
/** The reader keeps every cell up to the last row and column, in about 90 MB for as many. */
const mostCells = 5_000_000
/** One at a time: parsing takes a second of CPU. */
const inTurn = makeTurns(1)

/** Reads a text file, or the first sheet of an XLSX workbook. */
export async function readSheet(bytes: Uint8Array<ArrayBuffer>): Promise<Parsed> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return inTurn(() => readWorkbook(bytes))
  const text = decodeText(bytes)
  return text === null ? { ok: false, reason: 'not-a-list', line: 0 } : parseTable(text)
}

/** Lazy-loaded: few requests read a workbook. */
async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<Parsed> {
  if (!(await isHarmless(bytes))) return { ok: false, reason: 'not-a-list', line: 0 }
  const { readSheet: readFirst } = await import('read-excel-file/node')
  try {
    const rows = await readFirst(Buffer.from(bytes))
    return tableOf(rows.map((row, index) => ({ line: index + 1, cells: row.map(cellText) })))
  } catch {
    return { ok: false, reason: 'not-a-list', line: 0 }
  }
}

/** An attack: a small ZIP can unpack to gigabytes, and the reader has no limit. */
async function isHarmless(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    let size = 0
    for (const read of (await readZip(new Blob([bytes]), mostUnpacked)).values()) {
      const part = await read()
      size += part.length
      if (size > mostUnpacked || sheetCells(part) > mostCells) return false
    }
    return true
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  // A workbook can escape what Postgres can't store: a null character, or half of a pair of surrogates.
  return String(cell).toWellFormed().replaceAll('\0', '').trim()
}
