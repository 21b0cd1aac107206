import { emailAddress } from '@/lib/people/account/schema'
import type { ImportField } from './headings'
import type { Draft } from './save-draft'
import { lowerLongWords, type NameStyle, tidyName } from './tidy-name'

export type CellReader = (field: ImportField) => string

export interface RosterLine {
  line: number
  cell: CellReader
}

/** Failed formulas, and dashes in empty cells. */
const blank = /^(?:#n\/a|#(?:ref|value|name|null|num|div\/0)[!?]?|[-–—.?]+)$/iu
/** Words in empty cells, except in names: some families are called Null. */
const nothing =
  /^(?:n\/?a|none|null|nil|tbd|unknown|vacant|not (?:on file|available|provided|applicable)|no e?-?mail(?: address)?)$/iu
const nameFields: readonly ImportField[] = ['name', 'firstName', 'middleName', 'lastName']

const oneLine = (text: string) => text.trim().replace(/\s+/gu, ' ')

/** Addresses come as links, in angle brackets, in capitals, or several in one cell. */
function tidyEmail(typed: string): string {
  const inside = /<([^<>\s]+@[^<>\s]+)>/u.exec(typed)?.[1] ?? typed
  const plain = inside.replace(/^mailto:/iu, '').trim()
  const first = plain.split(/[\s;,]+/u).find((part) => emailAddress.safeParse(part).success) ?? plain
  return /\p{Ll}/u.test(first) ? first : first.toLowerCase()
}

function readName(typed: CellReader, style: NameStyle): { name: string; rank: string } {
  const [first, last] = [typed('firstName'), typed('lastName')]
  const parts = [first, typed('middleName'), last].filter((part) => part !== '').join(' ')
  const suffix = typed('suffix')
  // Copied from a mail: Ada Rowe <ada@example.org>.
  const sender = /^["']?([^"'<>@]+)["']?\s*<[^<>]+>/u.exec(typed('email'))?.[1] ?? ''
  const whole = (first && last) || !typed('name') ? parts || sender.trim() : typed('name')
  const isSame = suffix !== '' && whole.toLowerCase().endsWith(` ${suffix.toLowerCase()}`)
  return tidyName(isSame || suffix === '' || whole === '' ? whole : `${whole} ${suffix}`, style)
}

/** A name is read only when it is needed: it takes ten times as long as the rest of a row. */
function readRow(cells: readonly string[], { mapping, nameStyle }: Omit<Draft, 'table'>): CellReader {
  const typed = (field: ImportField) => {
    const text = oneLine(cells[mapping.indexOf(field)] ?? '')
    return blank.test(text) || (nothing.test(text) && !nameFields.includes(field)) ? '' : text
  }
  let named: { name: string; rank: string } | null = null
  return (field) => {
    if (field === 'email') return tidyEmail(typed('email'))
    if (field !== 'name' && field !== 'rank') return typed(field)
    named ??= readName(typed, nameStyle)
    return field === 'name' ? named.name : lowerLongWords(typed('rank')) || named.rank
  }
}

/** The first name that the styles read in different ways; null when they agree. */
export function nameExample({ table, mapping }: Omit<Draft, 'nameStyle'>): Record<NameStyle, string> | null {
  const read = table.rows.slice(0, 500).map(({ cells }) => {
    const inStyle = (nameStyle: NameStyle) => readRow(cells, { mapping, nameStyle })('name')
    return { tidied: inStyle('tidied'), turned: inStyle('turned'), typed: inStyle('typed') }
  })
  const kinds = read.map((names) => new Set(Object.values(names)).size)
  return read[kinds.indexOf(3)] ?? read[kinds.indexOf(2)] ?? null
}

export function readCells({ table, ...choices }: Draft): RosterLine[] {
  return table.rows.map(({ line, cells }) => ({ line, cell: readRow(cells, choices) }))
}
