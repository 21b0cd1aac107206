import { normalizeEmail } from '@/lib/people/account/email'
import { emailAddress } from '@/lib/people/account/schema'
import { nameKey } from '@/lib/people/organization/membership/name-key'
import type { ImportField } from './headings'
import { planInvitation } from './plan-invitation'
import { planMember } from './plan-member'
import type { PlannedRow } from './planned-row'
import type { CellReader, RosterLine } from './read-cells'
import type { RowProblem } from './read-details'
import type { Invited, Member, Roster } from './read-roster'
import { type FindByName, findSupervisors } from './supervisor-names'
import { comparableName } from './tidy-name'

interface Whole {
  roster: Roster
  /** The line of each person and invitation. */
  seen: Map<string, number>
  /** The addresses and identifiers of the list. */
  listed: ReadonlySet<string>
  findByName: FindByName
  /** The first line of each name. */
  names: Map<string, number>
}

/** A mistyped address counts only when its row has nothing else. `name`, as `nameKey`: empty unless it alone tells who the person is. */
export function rowKeys(cell: CellReader): { email: string; identifier: string; name: string } {
  const [typed, identifier] = [cell('email'), cell('identifier').toLowerCase()]
  const isAlone = identifier === '' && cell('name') === ''
  const isAddress = isAlone || emailAddress.safeParse(typed).success
  const email = isAddress ? normalizeEmail(typed) : ''
  return { email, identifier, name: email || identifier ? '' : nameKey(cell('name')) }
}

/** Plans row after row, so that a long list can be planned in pieces. */
export function rowPlanner(roster: Roster, lines: readonly RosterLine[]) {
  const listed = new Set(
    lines.flatMap(({ cell }) => {
      const { email, identifier } = rowKeys(cell)
      return [email, identifier]
    }),
  )
  listed.delete('')
  const seen = new Map<string, number>()
  const whole = { roster, seen, listed, findByName: findSupervisors(roster, lines), names: new Map<string, number>() }
  return { seen, planRow: ({ line, cell }: RosterLine) => planRow(whole, line, cell) }
}

function planRow(whole: Whole, line: number, cell: CellReader): PlannedRow {
  const { roster, seen, listed, findByName } = whole
  const { email, identifier, name: onlyName } = rowKeys(cell)
  const namesakes = roster.byName.get(onlyName) ?? []
  const { member, stranger, invited } = onlyName ? soleNamed(namesakes) : findPerson(roster, email, identifier)
  const name = member?.name ?? (cell('name') || invited?.name || cell('email') || cell('identifier'))
  const row = { line, name, isUnconfirmed: stranger !== undefined, warnings: [], change: null, invitation: null }
  const refuse = (message: string): PlannedRow => ({ ...row, state: 'error', problems: [{ field: 'row', message }] })
  if (!email && !identifier && !onlyName) return refuse('This row has no name, email address or identifier.')
  if (namesakes.length > 1) return refuse(`${namesakes.length} people here have this name. ${tellApart}`)
  const alike = onlyName && whole.names.get(comparableName(name))
  if (alike) return refuse(`Line ${alike} has the same name. ${tellApart}`)
  const person = (member ?? stranger)?.accountId ?? invited?.id ?? `new ${email || identifier || `name ${onlyName}`}`
  // Also by address: a row may give it to someone who was found by identifier.
  const keys = [person, `address ${email || person}`]
  const earlier = keys.map((key) => seen.get(key)).find((one) => one !== undefined)
  if (earlier !== undefined) return refuse(`The same person is in line ${earlier}.`)
  for (const key of keys) seen.set(key, line)
  if (stranger && planMember(roster, stranger, { cell, findByName }).state === 'unchanged') {
    return { ...row, name: stranger.name, isUnconfirmed: false, state: 'unchanged', problems: [] }
  }
  if (!member) {
    const planned = planInvitation(roster, invited, { cell, listed, isHere: stranger !== undefined, findByName })
    return { ...row, ...planned, warnings: [...planned.warnings, ...nameWarnings(whole, line, name)] }
  }
  if (onlyName) whole.names.set(comparableName(name), line)
  // The key of a row without an address: its case is no change.
  const given = (field: ImportField) => (field === 'identifier' && !email ? '' : cell(field))
  return { ...row, ...planMember(roster, member, { cell: given, findByName }) }
}

/** One person with two badges or addresses becomes two. */
function nameWarnings({ names }: Whole, line: number, name: string): RowProblem[] {
  const key = comparableName(name)
  const earlier = names.get(key)
  if (earlier === undefined) names.set(key, line)
  return earlier === undefined ? [] : [{ field: 'row', message: `Line ${earlier} has the same name.` }]
}

interface Found {
  member?: Member | undefined
  stranger?: Member | undefined
  invited?: Invited | undefined
}

const tellApart = 'Add an email address or an identifier to tell them apart.'

/** By name alone, when it is one person's. */
function soleNamed([one, other]: readonly (Member | Invited)[]): Found {
  if (!one || other) return {}
  return 'accountId' in one ? { member: one } : { invited: one }
}

function findPerson(roster: Roster, email: string, identifier: string): Found {
  const { member, stranger } = findMember(roster, email, identifier)
  const invited = member ? undefined : (roster.invitedBy.get(email) ?? roster.invitedBy.get(identifier))
  return { member, stranger, invited }
}

/** `stranger`: has the row's address without having confirmed it, so it may be somebody else's. Only an identifier tells who they are. */
function findMember({ byEmail, byIdentifier }: Roster, email: string, identifier: string) {
  const holder = byIdentifier.get(identifier)
  if (!email) return { member: holder }
  const found = byEmail.get(email)
  if (!found || found.isConfirmed) return { member: found }
  return holder ? { member: holder } : { member: undefined, stranger: found }
}
