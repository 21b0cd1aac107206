export interface Table {
  header: string[]
  /** `line`: where the row ends, counted from 1 as in a spreadsheet without line breaks in cells. */
  rows: TableRow[]
  /** Rows that name no person: titles, totals, page footers. */
  skipped?: { line: number; text: string }[]
  /** The line of the headings; 0: none. */
  headingLine: number
  /** The sheet of a workbook that has several. */
  sheet?: string
  /** All sheets of such a workbook that have rows. */
  sheets?: string[]
  /** Sheets with the same headings, which are not read: they may list people who left. */
  alike?: string[]
}

/** The coordinator’s choice of sheet and headings. Without one, the import finds them. */
export interface ReadAs {
  sheet?: string
  /** 0: the list has no headings. */
  headingLine?: number
}

export interface TableRow {
  line: number
  cells: string[]
}

export type Parsed =
  | { ok: true; table: Table }
  | {
      ok: false
      reason: 'empty' | 'too-wide' | 'too-long' | 'unreadable' | 'not-a-list'
      line: number
    }

/** Each takes a field of the next form, which has at most 200. */
export const mostColumns = 50

export const mostRows = 20_000

/** In characters. A longer one has an unclosed quotation mark. */
export const longestRow = 20_000
