import path from 'node:path'
import { Unreadable } from '@/lib/platform/file/unreadable'
import { readZip } from '@/lib/platform/file/zip'
import { makeThread, type ThreadLimits } from '@/lib/platform/thread'
import { makeTurns } from '@/lib/platform/turns'
import { decodeText } from './decode-text'
import { rosterScore, sameHeadings, tableOf } from './find-table'
import { parseTable } from './parse-table'
import { mostRows, type Parsed, type ReadAs, type TableRow } from './table'

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
  names: string[]
  parts: Uint8Array[]
  mostCells: number
  mostRows: number
}
interface Sheet {
  name: string
  rows: TableRow[]
}
const readInThread = makeThread<Workbook, Sheet[]>(
  path.resolve(...['lib', 'people', 'import', 'workbook-thread.mjs']),
  limits,
)

/** One at a time, since each is unpacked in memory. */
const inTurn = makeTurns(1)

/** Reads a text file, or the sheet of an XLSX workbook that lists people. */
export async function readSheet(
  bytes: Uint8Array<ArrayBuffer>,
  readAs: ReadAs = {},
  allowed: ThreadLimits = limits,
): Promise<Parsed> {
  if (startsWith(bytes, 'PK\x03\x04')) {
    const sheets = await inTurn(() => readWorkbook(bytes, allowed))
    return sheets ? chooseSheet(sheets, readAs) : notAList
  }
  // A PDF is text at its start.
  if (startsWith(bytes, '%PDF-')) return notAList
  const text = decodeText(bytes)
  return text === null ? notAList : parseTable(text, readAs.headingLine)
}

const startsWith = (bytes: Uint8Array, sign: string) =>
  Buffer.from(bytes.subarray(0, sign.length)).toString('latin1') === sign

const notAList = { ok: false, reason: 'not-a-list', line: 0 } as const

/** The chosen sheet, else the one that lists people best. */
function chooseSheet(sheets: readonly Sheet[], { sheet, headingLine }: ReadAs): Parsed {
  const askedName = sheets.length === 1 ? sheets[0]?.name : sheet
  const read = sheets.map(({ name, rows }) => ({
    name,
    parsed: tableOf(rows, name === askedName ? headingLine : undefined),
  }))
  const asked = read.find(({ name }) => name === askedName)
  if (asked?.parsed.ok === false) return asked.parsed
  const scored = read.flatMap(({ name, parsed }) =>
    parsed.ok ? { name, table: parsed.table, score: rosterScore(parsed.table) } : [],
  )
  const best = Math.max(...scored.map(({ score }) => score))
  const chosen = scored.find(({ name, score }) => (asked ? name === asked.name : score === best))
  if (!chosen) return read[0]?.parsed ?? notAList
  if (sheets.length === 1) return { ok: true, table: chosen.table }
  const alike = scored.filter((one) => one !== chosen && sameHeadings(one.table, chosen.table)).map(({ name }) => name)
  const names = scored.map(({ name }) => name)
  const found = { ...chosen.table, sheet: chosen.name, sheets: names }
  return { ok: true, table: { ...found, ...(alike.length > 0 && { alike }) } }
}

/** Null: no workbook, or too much for the limits. */
async function readWorkbook(bytes: Uint8Array<ArrayBuffer>, allowed: ThreadLimits): Promise<Sheet[] | null> {
  const unpacked = await unpack(bytes)
  if (!unpacked) return null
  const [names, parts] = [[...unpacked.keys()], [...unpacked.values()]]
  const transferred = parts.map(({ buffer }) => buffer)
  return readInThread({ bytes, names, parts, mostCells, mostRows }, transferred, allowed)
}

/** An attack: a small ZIP can unpack to gigabytes, and the reader has no limit. */
async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, Uint8Array<ArrayBuffer>> | null> {
  try {
    const reads = await readZip(new Blob([bytes]), mostUnpacked)
    if (reads.size > mostParts) return null
    const parts = new Map<string, Uint8Array<ArrayBuffer>>()
    let size = 0
    for (const [name, read] of reads) {
      const part = await read()
      size += part.length
      if (size > mostUnpacked) return null
      parts.set(name, part)
    }
    return parts
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
