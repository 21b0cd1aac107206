import { fieldOfHeading, plainHeading } from './headings'
import { dayOfCell } from './read-day'
import { longestRow, mostColumns, mostRows, type Parsed, type Table, type TableRow } from './table'

/** In characters: Postgres remembers it by an index, whose entries have at most 2.7 kB. */
const longestHeading = 200

/** Titles and notes above the headings take a dozen rows. */
const mostAbove = 40

const total =
  /^(?:(?:grand|sub|report|overall|department|division)[ -]?)*totals?\b|\b(?:sub-?)?totals?\s*[:=-]?\s*\(?\d*\)?$/iu
const counted =
  /^\d+ (?:employees|people|persons|members|officers|volunteers|records|rows)\b|^(?:count|head ?count|number of (?:employees|people|records|rows)|records?|employees|sum)\s*[:=]?\s*\d*$/iu
const footer =
  /^page\s*:?\s*\d+|^end of (?:report|list|file)|^(?:printed|generated|exported|produced|report (?:run|date)|run (?:on|date|by))\b|^(?:confidential|for official use)/iu
const groupWords =
  /\b(?:divisions?|departments?|dept|units?|bureau|troop|squad|section|district|precinct|station|chapter|team|shift|patrol|corrections|investigations?|communications|dispatch|administration|operations|services|process|jail|training|records|office|program|volunteers)\b/iu
const groupLabel = /^(?:division|department|dept|unit|bureau|section|team|group|chapter|station)\s*[:–-]\s*/iu

const filled = ({ cells }: TableRow) => cells.filter((cell) => cell !== '')
const isData = (cell: string) => /@/.test(cell) || /^[\d\s().+-]*\d[\d\s().+-]*$/.test(cell) || dayOfCell(cell) !== null
/** The fields that the row names as headings: 0 for a row of data. */
function headingsIn(row: TableRow): number {
  const cells = filled(row)
  if (cells.some(isData)) return 0
  return new Set(cells.map((cell) => fieldOfHeading(cell)?.field).filter((field) => field !== undefined)).size
}

/** -1: the list has no headings. */
function findHeading(rows: readonly TableRow[]): number {
  const start = rows.slice(0, mostAbove)
  const counts = start.map(headingsIn)
  const most = Math.max(...counts)
  if (most >= 2) return counts.indexOf(most)
  const widths = start.map((row) => filled(row).length)
  // Above a table, titles fill one cell.
  const wide = Math.max(...widths) > 1 ? 2 : 1
  const first = widths.findIndex((width) => width >= wide)
  const above = start[first]
  if (most === 1 && widths[counts.indexOf(1)] !== 1) return counts.indexOf(1)
  return above && filled(above).some(isData) && rows.length > 1 ? -1 : Math.max(0, first)
}

/** `headingLine`: the coordinator's choice, 0 for no headings. Without one, finds the headings. */
function headingAt(rows: readonly TableRow[], headingLine: number | undefined): number {
  if (headingLine === undefined) return findHeading(rows)
  const at = rows.findIndex(({ line }) => line >= headingLine)
  return headingLine === 0 ? -1 : at < 0 ? rows.length : at
}

/** Finds the headings, and leaves out empty rows, titles, totals and page footers. */
export function tableOf(rows: readonly TableRow[], headingLine?: number): Parsed {
  const full = rows.filter((row) => filled(row).length > 0)
  if (full.length < 2) return { ok: false, reason: 'empty', line: 0 }
  const long = full.slice(1).find(({ cells }) => cells.join('').length > longestRow)
  if (long) return { ok: false, reason: 'unreadable', line: long.line }
  const at = headingAt(full, headingLine)
  if (at >= full.length - 1) return { ok: false, reason: 'empty', line: 0 }
  const [heading, body] = [full[at], full.slice(at + 1)]
  if (body.length > mostRows) return { ok: false, reason: 'too-long', line: mostRows }
  const widest = Math.max(...body.slice(0, 100).map(({ cells }) => cells.length))
  const width = heading ? heading.cells.findLastIndex((cell) => cell !== '') + 1 : Math.min(mostColumns, widest)
  if (width > mostColumns) return { ok: false, reason: 'too-wide', line: heading?.line ?? 1 }
  const header = Array.from({ length: width }, (_, index) =>
    (heading?.cells[index] ?? '').slice(0, longestHeading).toWellFormed(),
  )
  const above = full.slice(0, Math.max(0, at))
  const table = peopleOf(header, body, { isHeadless: heading === undefined, above: above.at(-1) })
  if (table.rows.length === 0) return { ok: false, reason: 'empty', line: 0 }
  const skipped = [...above.map(skip), ...(table.skipped ?? [])]
  const found = { header: table.header, rows: table.rows, headingLine: heading?.line ?? 0 }
  return { ok: true, table: { ...found, ...(skipped.length > 0 && { skipped }) } }
}

const skip = (row: TableRow) => ({ line: row.line, text: filled(row).join(' ').slice(0, 200) })

const nameOf = (group: TableRow) => (filled(group)[0] ?? '').replace(groupLabel, '').replace(/\s*\(\d+\)$/u, '')

function isTotal(row: TableRow): boolean {
  const cells = filled(row)
  const [first = ''] = cells
  if (cells.some((cell) => cell.includes('@'))) return false
  const words = first.replace(/^[^\p{L}\d]+/u, '')
  if (total.test(words) || footer.test(words)) return true
  return (
    (counted.test(words) && cells.length <= 2) || (cells.length === 1 && /^\p{L}[\p{L}\s]+[:=]\s*\d+$/u.test(words))
  )
}

/** A row above the people of one division: its name alone, in the first column or in the column of divisions. */
function isGroup(
  row: TableRow,
  next: TableRow | undefined,
  { header, hasTotals }: { header: string[]; hasTotals: boolean },
) {
  const cells = filled(row)
  const [text = ''] = cells
  if (cells.length !== 1 || header.length < 2 || text.includes('@') || !next || isTotal(next)) return false
  const column = row.cells.indexOf(text)
  const isDivision = fieldOfHeading(header[column] ?? '')?.field === 'division'
  if (groupLabel.test(text)) return true
  if (isDivision) return (next.cells[column] ?? '') === ''
  return column === 0 && !text.includes(',') && filled(next).length > 1 && (hasTotals || groupWords.test(text))
}

interface Around {
  isHeadless: boolean
  /** The row above the headings, which may name the first group. */
  above: TableRow | undefined
}

function peopleOf(
  header: string[],
  body: readonly TableRow[],
  { isHeadless, above }: Around,
): Omit<Table, 'headingLine'> {
  const heads = header.map(plainHeading).join('\t')
  const isKnown = !isHeadless && header.some((heading) => fieldOfHeading(heading))
  const isHeading = ({ cells }: TableRow) =>
    isKnown && header.map((_, index) => plainHeading(cells[index] ?? '')).join('\t') === heads
  const hasTotals = body.some(isTotal)
  const division = header.findIndex((heading) => fieldOfHeading(heading)?.field === 'division')
  const people: TableRow[] = []
  const groups: string[] = []
  const skipped: { line: number; text: string }[] = []
  let group = above && filled(above).length === 1 && groupWords.test(filled(above)[0] ?? '') ? nameOf(above) : ''
  let hasGroups = false
  for (const [index, row] of body.entries()) {
    if (isHeading(row) || isTotal(row)) {
      if (!isHeading(row)) skipped.push(skip(row))
    } else if (isGroup(row, body[index + 1], { header, hasTotals })) {
      group = nameOf(row)
      hasGroups = true
      skipped.push(skip(row))
    } else {
      people.push({ line: row.line, cells: row.cells.slice(0, header.length) })
      groups.push(group)
    }
  }
  if (!hasGroups) return { header, rows: people, skipped }
  const place = division < 0 ? header.length : division
  const rows = people.map(({ line, cells }, index) => {
    const padded = Array.from({ length: Math.max(cells.length, place + 1) }, (_, column) => cells[column] ?? '')
    return { line, cells: padded.with(place, padded[place] || (groups[index] ?? '')) }
  })
  return { header: division < 0 ? [...header, 'Division'] : header, rows, skipped }
}

/** How sure it is that people are listed: to choose one sheet of several. */
export function rosterScore({ header, rows }: Table): number {
  const fields = new Set(header.map((heading) => fieldOfHeading(heading)?.field).filter((field) => field !== undefined))
  const tellsWho = (['email', 'identifier', 'name', 'lastName'] as const).some((field) => fields.has(field))
  const hasAddress = rows.slice(0, 50).some(({ cells }) => cells.some((cell) => /^\S+@\S+$/.test(cell)))
  return (tellsWho ? 10 : 0) + fields.size + (hasAddress ? 5 : 0) + Math.min(rows.length, 1000) / 1001
}

export function sameHeadings(one: Table, other: Table): boolean {
  const [these, those] = [one, other].map(({ header }) => header.map(plainHeading).join('\t'))
  return these === those
}
