import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { hashOf } from '@/lib/content/course/hash'
import type { Coordinator } from '@/lib/people/account/actor'
import { normalizeEmail } from '@/lib/people/account/email'
import { db, type Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { ImportField, Mapping } from './columns'
import { type Absent, listAbsent } from './list-absent'
import type { Table } from './parse-table'
import { planInvitation } from './plan-invitation'
import { planMember } from './plan-member'
import type { PlannedRow } from './planned-row'
import type { CellReader } from './read-details'
import { lockHolders, type Roster, readRoster } from './read-roster'
import { refuseTakenIdentifiers } from './taken-identifiers'

export interface ImportPlan {
  rows: PlannedRow[]
  /** People of the organization who are not in the file; nothing happens to them. */
  absent: Absent
  /** Equal for equal plans, so that nothing is applied that was not shown. */
  digest: string
}

interface Whole {
  roster: Roster
  /** The line of each person and invitation. */
  seen: Map<string, number>
  /** The addresses and identifiers of the list. */
  listed: ReadonlySet<string>
}

type Sheet = { table: Table; mapping: Mapping }
type Line = { line: number; cell: CellReader }

function readCells({ table, mapping }: Sheet): Line[] {
  const cellsOf = (cells: string[]): CellReader => {
    const cell = (field: ImportField) => cells[mapping.indexOf(field)]?.trim().replace(/\s+/gu, ' ') ?? ''
    const parts = `${cell('firstName')} ${cell('lastName')}`.trim()
    return (field) => cell(field) || (field === 'name' ? parts : '')
  }
  return table.rows.map(({ line, cells }) => ({ line, cell: cellsOf(cells) }))
}

/** Addresses and identifiers. The identifier also as typed, because Postgres lowercases a few letters differently. */
function keysOf(lines: readonly Line[]): string[] {
  const keys = lines.flatMap(({ cell }) => [
    ...[normalizeEmail(cell('email')), cell('supervisor').toLowerCase()],
    ...[cell('identifier').toLowerCase(), cell('identifier')],
  ])
  return [...new Set(keys)].filter((key) => key !== '')
}

/** The people in the list can't change until the transaction ends. */
export function lockListed(tx: Statements, coordinator: Coordinator, sheet: Sheet): Promise<void> {
  return lockHolders(tx, coordinator, keysOf(readCells(sheet)))
}

/** Reads and changes nothing. */
export async function planImport(
  on: Statements,
  coordinator: Coordinator,
  { table, mapping, now }: { table: Table; mapping: Mapping; now: Date },
): Promise<ImportPlan> {
  const read = readCells({ table, mapping })
  const roster = await readRoster(on, coordinator, { keys: keysOf(read), now })
  const listed = new Set(read.flatMap(({ cell }) => [normalizeEmail(cell('email')), cell('identifier').toLowerCase()]))
  listed.delete('')
  const whole = { roster, seen: new Map<string, number>(), listed }
  const rows = await inPieces(read, ({ line, cell }) => planRow(whole, line, cell))
  refuseTakenIdentifiers(roster, rows)
  const hashes = await inPieces(rows, ({ line, state, change, invitation }) =>
    hashOf([line, state, change, invitation]),
  )
  const digest = hashOf(hashes)
  const present = roster.learners.flatMap(({ accountId }) => (whole.seen.has(accountId) ? accountId : []))
  return { rows, absent: await listAbsent(on, coordinator, present), digest }
}

/** Twenty thousand rows at a time would hold all other requests for seconds. */
async function inPieces<Each, Made>(all: readonly Each[], make: (one: Each) => Made): Promise<Made[]> {
  const planRows: Made[] = []
  for (const [index, one] of all.entries()) {
    if (index % 500 === 0) await yieldToEventLoop()
    planRows.push(make(one))
  }
  return planRows
}

function planRow({ roster, seen, listed }: Whole, line: number, cell: CellReader): PlannedRow {
  const email = normalizeEmail(cell('email'))
  const identifier = cell('identifier').toLowerCase()
  const { member, stranger } = findMember(roster, email, identifier)
  const invited = member ? undefined : (roster.invitedBy.get(email) ?? roster.invitedBy.get(identifier))
  const name = member?.name ?? (cell('name') || invited?.name || cell('email') || cell('identifier'))
  const row = { line, name, isUnconfirmed: stranger !== undefined, change: null, invitation: null }
  const refuse = (message: string): PlannedRow => ({ ...row, state: 'error', problems: [{ field: 'row', message }] })
  if (!email && !identifier) return refuse('There is neither an address nor an identifier.')
  const person = (member ?? stranger)?.accountId ?? invited?.id ?? `new ${email || identifier}`
  // Also by address: a row may give it to someone who was found by identifier.
  const keys = [person, `address ${email || person}`]
  const earlier = keys.map((key) => seen.get(key)).find((one) => one !== undefined)
  if (earlier !== undefined) return refuse(`The same person is in line ${earlier}.`)
  for (const key of keys) seen.set(key, line)
  if (stranger && planMember(roster, stranger, cell).state === 'unchanged') {
    return { ...row, name: stranger.name, isUnconfirmed: false, state: 'unchanged', problems: [] }
  }
  if (!member) return { ...row, ...planInvitation(roster, invited, { cell, listed, isHere: stranger !== undefined }) }
  // The key of a row without an address: its case is no change.
  const given = (field: ImportField) => (field === 'identifier' && !email ? '' : cell(field))
  return { ...row, ...planMember(roster, member, given) }
}

/** `stranger`: has the row's address without having confirmed it, so it may be somebody else's. Only an identifier tells who they are. */
function findMember({ byEmail, byIdentifier }: Roster, email: string, identifier: string) {
  const holder = byIdentifier.get(identifier)
  if (!email) return { member: holder }
  const found = byEmail.get(email)
  if (!found || found.isConfirmed) return { member: found }
  return holder ? { member: holder } : { member: undefined, stranger: found }
}

/** For a report: the plan as of now. */
export function checkImport(
  coordinator: Coordinator,
  table: Table,
  mapping: Mapping,
  world = systemWorld,
): Promise<ImportPlan> {
  return planImport(db, coordinator, { table, mapping, now: world.now() })
}
