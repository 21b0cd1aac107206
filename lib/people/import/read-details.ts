import { identifierProblem } from '@/lib/people/organization/identifier-pattern'
import { detailsInput } from '@/lib/people/organization/membership/details-schema'
import type { ImportField } from './headings'
import type { CellReader } from './read-cells'
import { dayOfCell } from './read-day'
import type { Roster } from './read-roster'
import type { FindByName } from './supervisor-names'

export interface RowProblem {
  field: ImportField | 'row'
  message: string
}

type Given = Partial<Record<'rank' | 'identifier' | 'hiredOn' | 'supervisor' | 'divisionId', string>>

export interface RowReading {
  cell: CellReader
  /** The identifier until now. */
  before: string
  isSupervisor: (key: string) => boolean
  findByName: FindByName
}

/**
 * An empty cell leaves a detail as it is, and so does one that can't be read, with a warning: nobody is left out for an optional
 * detail. The supervisor is still an address or identifier.
 */
export function readDetails(
  { rule, divisions }: Roster,
  { cell, before, isSupervisor, findByName }: RowReading,
): { to: Given; problems: RowProblem[]; warnings: RowProblem[] } {
  const problems: RowProblem[] = []
  const warnings: RowProblem[] = []
  const to: Given = {}
  for (const field of ['rank', 'identifier'] as const) {
    if (!cell(field)) continue
    const parsed = detailsInput.shape[field].safeParse(cell(field))
    if (parsed.success) to[field] = parsed.data
    else (field === 'rank' ? warnings : problems).push({ field, message: parsed.error.issues[0]?.message ?? '' })
  }
  const wrong = identifierProblem(rule, { identifier: to.identifier ?? before, before })
  if (wrong) {
    const message =
      wrong === 'identifier-missing' ? 'Your organization requires one.' : `It does not look like ${rule?.pattern}.`
    problems.push({ field: 'identifier', message })
  }
  const [hired, division, supervisor] = [cell('hiredOn'), cell('division'), cell('supervisor')]
  const day = dayOfCell(hired)
  if (day) to.hiredOn = day
  else if (hired)
    warnings.push({ field: 'hiredOn', message: `“${shorten(hired)}” is no date such as 1/31/2027. It is left out.` })
  const divisionId = divisions.get(division.toLowerCase())
  if (divisionId) to.divisionId = divisionId
  else if (division) {
    warnings.push({ field: 'division', message: `There is no division “${shorten(division)}” yet. It is left out.` })
  }
  const typed = supervisor.toLowerCase()
  const key = supervisor && (isSupervisor(typed) ? typed : findByName(supervisor))
  if (key && isSupervisor(key)) to.supervisor = key
  else if (supervisor) {
    const message = `“${shorten(supervisor)}” is not one person of your list or organization. It is left out.`
    warnings.push({ field: 'supervisor', message })
  }
  return { to, problems, warnings }
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59).toWellFormed()}…` : text)
