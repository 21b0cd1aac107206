/* A thread of its own: parsing holds one for seconds, and a small file can fill its memory. Started by read-sheet.ts. */
import { readSheet } from 'read-excel-file/node'
import { answerTasks } from '../../platform/answer-tasks.mjs'
import { sheetCells } from './sheet-cells.mjs'

/** @param {unknown} cell */
function cellText(cell) {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  // A workbook can escape what Postgres can't store: a null character, or half of a pair of surrogates.
  return String(cell).toWellFormed().replaceAll('\0', '').trim()
}

/** @param {{ bytes: Uint8Array, parts: Uint8Array[], mostCells: number, mostRows: number }} task */
async function readRows({ bytes, parts, mostCells, mostRows }) {
  for (const part of parts) if (sheetCells(part) > mostCells) return null
  const rows = []
  for (const [index, row] of (await readSheet(Buffer.from(bytes))).entries()) {
    const cells = row.map(cellText)
    const width = cells.findLastIndex((cell) => cell !== '') + 1
    if (width > 0) rows.push({ line: index + 1, cells: cells.slice(0, width) })
    if (rows.length > mostRows + 1) break
  }
  return rows
}

answerTasks((task) => readRows(task).catch(() => null))
