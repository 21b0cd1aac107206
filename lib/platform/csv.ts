/**
 * One row of CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets a leading apostrophe: names are
 * typed by strangers and opened by coordinators. A plain number stays one, below zero too.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(text: string): string {
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(text)
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
