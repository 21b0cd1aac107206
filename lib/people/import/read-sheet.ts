import path from 'node:path'
import { Unreadable } from '@/lib/platform/file/unreadable'
import { readZip } from '@/lib/platform/file/zip'
import { makeThread, type ThreadLimits } from '@/lib/platform/thread'
import { makeTurns } from '@/lib/platform/turns'
import { decodeText } from './decode-text'
import { mostRows, type Parsed, parseTable, type Table, tableOf } from './parse-table'

/** More than a roster of 10,000 people with twenty columns unpacks to. */
const mostUnpacked = 64 * 1024 * 1024
/** Workbooks have a dozen. */
const mostParts = 500
/** The reader keeps every cell up to the last row and column, in about 90 MB for as many. */
const mostCells = 5_000_000
/** A full roster takes three seconds and most of this memory. */
const limits = { seconds: 30, memory: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 }, isReused: false }
interface Workbook {
  bytes: Uint8Array
  parts: Uint8Array[]
  mostCells: number
  mostRows: number
}
const readInThread = makeThread<Workbook, Table['rows']>(
  path.resolve(...['lib', 'people', 'import', 'workbook-thread.mjs']),
  limits,
)

/** One at a time, since each is unpacked in memory. */
const inTurn = makeTurns(1)

/** Reads a text file, or the first sheet of an XLSX workbook. */
export async function readSheet(bytes: Uint8Array<ArrayBuffer>, allowed: ThreadLimits = limits): Promise<Parsed> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const rows = await inTurn(() => readWorkbook(bytes, allowed))
    return rows ? tableOf(rows) : notAList
  }
  const text = decodeText(bytes)
  return text === null ? notAList : parseTable(text)
}

const notAList = { ok: false, reason: 'not-a-list', line: 0 } as const

/** Null: no workbook, or too much for the limits. */
async function readWorkbook(bytes: Uint8Array<ArrayBuffer>, allowed: ThreadLimits): Promise<Table['rows'] | null> {
  const parts = await unpack(bytes)
  if (!parts) return null
  const transferred = parts.map(({ buffer }) => buffer)
  return readInThread({ bytes, parts, mostCells, mostRows }, transferred, allowed)
}

/** An attack: a small ZIP can unpack to gigabytes, and the reader has no limit. */
async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>[] | null> {
  try {
    const reads = await readZip(new Blob([bytes]), mostUnpacked)
    if (reads.size > mostParts) return null
    const parts = []
    let size = 0
    for (const read of reads.values()) {
      const part = await read()
      size += part.length
      if (size > mostUnpacked) return null
      parts.push(part)
    }
    return parts
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
