import { hashOf } from '@/lib/content/course/hash'
import type { Coordinator } from '@/lib/people/account/actor'
import { normalizeEmail } from '@/lib/people/account/email'
import type { DetailsChange } from '@/lib/people/organization/apply-details'
import { detailsInput } from '@/lib/people/organization/details-schema'
import { identifierProblem } from '@/lib/people/organization/identifier-pattern'
import { db, type Statements } from '@/lib/platform/db'
import { dayOfCell, type ImportField, type Mapping } from './columns'
import type { Table } from './parse-table'
import { type Member, type Roster, readRoster } from './read-roster'

export interface PlannedRow {
  line: number
  state: 'changed' | 'unchanged' | 'not-here' | 'error'
  /** As in the organization; as in the file for people who are not in it. */
  name: string
  problems: { field: ImportField | 'row'; message: string }[]
  change: DetailsChange | null
}

export interface ImportPlan {
  rows: PlannedRow[]
  /** People of the organization who are not in the file; nothing happens to them. */
  absent: Member[]
  /** Equal for equal plans, so that nothing is applied that was not shown. */
  digest: string
}

/** Reads and changes nothing. */
export async function planImport(
  on: Statements,
  coordinator: Coordinator,
  table: Table,
  mapping: Mapping,
): Promise<ImportPlan> {
  const roster = await readRoster(on, coordinator)
  const seen = new Map<string, number>()
  const rows = table.rows.map(({ line, cells }) => {
    const cell = (field: ImportField) => cells[mapping.indexOf(field)]?.trim().replace(/\s+/gu, ' ') ?? ''
    return planRow(roster, seen, line, cell)
  })
  refuseTakenIdentifiers(roster, rows)
  const changes = rows.map(({ line, state, change }) => [line, state, change])
  const digest = hashOf(changes)
  return { rows, absent: roster.learners.filter(({ accountId }) => !seen.has(accountId)), digest }
}

function planRow(
  roster: Roster,
  seen: Map<string, number>,
  line: number,
  cell: (field: ImportField) => string,
): PlannedRow {
  const email = normalizeEmail(cell('email'))
  const identifier = cell('identifier')
  const member = email ? roster.byEmail.get(email) : roster.byIdentifier.get(identifier.toLowerCase())
  const name = member?.name ?? (cell('name') || cell('email') || identifier)
  const row = { line, name, problems: [], change: null }
  const refuse = (field: ImportField | 'row', message: string): PlannedRow => ({
    ...row,
    state: 'error',
    problems: [{ field, message }],
  })
  if (!email && !identifier) return refuse('row', 'There is neither an address nor an identifier.')
  if (!member) return { ...row, state: 'not-here' }
  const earlier = seen.get(member.accountId)
  if (earlier !== undefined) return refuse('row', `The same person is in line ${earlier}.`)
  seen.set(member.accountId, line)
  // The key of a row without an address: its case is no change.
  const given = (field: ImportField) => (field === 'identifier' && !email ? '' : cell(field))
  const { to, problems } = readDetails(roster, member, given)
  if (problems.length > 0) return { ...row, state: 'error', problems }
  const fields = (Object.keys(to) as (keyof DetailsChange['to'])[]).filter(
    (field) => to[field] !== member.details[field],
  )
  if (fields.length === 0) return { ...row, state: 'unchanged' }
  const pick = (from: DetailsChange['to']) => Object.fromEntries(fields.map((field) => [field, from[field] ?? '']))
  const { membershipId, accountId } = member
  return { ...row, state: 'changed', change: { membershipId, accountId, to: pick(to), from: pick(member.details) } }
}

/** An empty cell leaves a detail as it is. */
function readDetails({ rule, divisions, anyone }: Roster, member: Member, cell: (field: ImportField) => string) {
  const problems: PlannedRow['problems'] = []
  const to: DetailsChange['to'] = {}
  for (const field of ['rank', 'identifier'] as const) {
    if (!cell(field)) continue
    const parsed = detailsInput.shape[field].safeParse(cell(field))
    if (parsed.success) to[field] = parsed.data
    else problems.push({ field, message: parsed.error.issues[0]?.message ?? '' })
  }
  const before = member.details.identifier ?? ''
  const wrong = identifierProblem(rule, { identifier: to.identifier ?? before, before })
  if (wrong) {
    const message =
      wrong === 'identifier-missing' ? 'Your organization requires one.' : `It does not look like ${rule?.pattern}.`
    problems.push({ field: 'identifier', message })
  }
  const [hired, division, supervisor] = [cell('hiredOn'), cell('division'), cell('supervisor')]
  const read = {
    hiredOn: { text: hired, value: dayOfCell(hired), message: 'Write the day as 2027-01-31 or 1/31/2027.' },
    division: { text: division, value: divisions.get(division.toLowerCase()), message: 'Create this division first.' },
    supervisor: {
      text: supervisor,
      value: anyone.get(supervisor.toLowerCase()),
      message: 'Give the address or identifier of someone in your organization.',
    },
  }
  const targets = { hiredOn: 'hiredOn', division: 'divisionId', supervisor: 'supervisorId' } as const
  for (const field of ['hiredOn', 'division', 'supervisor'] as const) {
    const { text, value, message } = read[field]
    if (!text) continue
    if (value && value !== member.accountId) to[targets[field]] = value
    else problems.push({ field, message })
  }
  return { to, problems }
}

/** After the whole file: two people may swap identifiers. */
function refuseTakenIdentifiers(roster: Roster, rows: PlannedRow[]): void {
  const after = new Map(roster.learners.map(({ accountId, details }) => [accountId, details.identifier ?? '']))
  for (const { change } of rows) if (change?.to.identifier) after.set(change.accountId, change.to.identifier)
  const holders = new Map<string, number>()
  for (const identifier of after.values()) {
    const key = identifier.toLowerCase()
    if (key) holders.set(key, (holders.get(key) ?? 0) + 1)
  }
  const wanting = new Map<string, PlannedRow[]>()
  for (const row of rows) {
    const key = row.change?.to.identifier?.toLowerCase()
    if (key) wanting.set(key, [...(wanting.get(key) ?? []), row])
  }
  const taken = [...holders.keys()].filter((key) => (holders.get(key) ?? 0) > 1)
  // Grows: whoever is refused an identifier keeps the earlier one, so that is taken too.
  for (const key of taken) {
    for (const row of wanting.get(key) ?? []) {
      const kept = row.change?.from.identifier?.toLowerCase()
      if (kept) taken.push(kept)
      row.problems.push({ field: 'identifier', message: 'Someone else has this identifier.' })
      row.state = 'error'
      row.change = null
    }
    wanting.delete(key)
  }
}

/** For a report: the plan as of now. */
export function checkImport(coordinator: Coordinator, table: Table, mapping: Mapping): Promise<ImportPlan> {
  return planImport(db, coordinator, table, mapping)
}
