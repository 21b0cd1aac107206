/**
 * An attack: one cell named `XFD1048576` makes the reader fill seventeen billion cells before it. Counts them, without
 * parsing, in a part of a workbook; Infinity for an address that a reader could take in another way.
 * @param {Uint8Array} part
 */
export function sheetCells(part) {
  const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1')
  if (!xml.includes('sheetData')) return 0
  let [rows, columns] = [0, 0]
  for (const [, address = ''] of xml.matchAll(/(?<![\w:.-])r\s*=\s*["']?([^"'\s>]*)/g)) {
    const [, letters = '', digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address) ?? []
    if (!digits) return Number.POSITIVE_INFINITY
    rows = Math.max(rows, Number(digits))
    columns = Math.max(columns, columnOf(letters))
  }
  return rows * Math.max(1, columns)
}

/** `AA` is 27. @param {string} letters */
function columnOf(letters) {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
