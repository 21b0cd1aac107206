/* A thread of its own: parsing holds one for seconds, and a small file can fill its memory. Started by read-sheet.ts. */
import readXlsxFile from 'read-excel-file/node'
import { answerTasks } from '../../platform/answer-tasks.mjs'
import { cellAddress, formatted, zeroFormats } from './number-formats.mjs'
import { sheetCells } from './sheet-cells.mjs'

/** @param {unknown} cell @param {string | undefined} format */
function cellText(cell, format) {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'number' && format) return formatted(cell, format)
  // A workbook can escape what Postgres can't store: a null character, or half of a pair of surrogates.
  return String(cell).toWellFormed().replaceAll('\0', '').trim()
}

/** @param {{ bytes: Uint8Array, names: string[], parts: Uint8Array[], mostCells: number, mostRows: number }} task */
async function readSheets({ bytes, names, parts, mostCells, mostRows }) {
  let count = 0
  for (const part of parts) {
    count += sheetCells(part)
    if (count > mostCells) return null
  }
  const formats = zeroFormats(new Map(parts.map((part, index) => [names[index] ?? '', part])))
  const sheets = []
  for (const [index, { sheet, data }] of (await readXlsxFile(Buffer.from(bytes))).entries()) {
    sheets.push({ name: sheet, rows: rowsOf(data, formats[index] ?? new Map(), mostRows) })
  }
  return sheets
}

/** @param {readonly (readonly unknown[])[]} data @param {Map<string, string>} formats @param {number} mostRows */
function rowsOf(data, formats, mostRows) {
  const rows = []
  for (const [row, cells] of data.entries()) {
    const texts = cells.map((cell, column) =>
      cellText(cell, formats.size > 0 ? formats.get(cellAddress(row, column)) : undefined),
    )
    const width = texts.findLastIndex((text) => text !== '') + 1
    if (width > 0) rows.push({ line: row + 1, cells: texts.slice(0, width) })
    if (rows.length > mostRows + 50) break
  }
  return rows
}

answerTasks((task) => readSheets(task).catch(() => null))
