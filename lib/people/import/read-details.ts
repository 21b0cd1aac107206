import { identifierProblem } from '@/lib/people/organization/identifier-pattern'
import { detailsInput } from '@/lib/people/organization/membership/details-schema'
import { dayOfCell, type ImportField } from './columns'
import type { Roster } from './read-roster'

export interface RowProblem {
  field: ImportField | 'row'
  message: string
}

export type CellReader = (field: ImportField) => string

type Given = Partial<Record<'rank' | 'identifier' | 'hiredOn' | 'supervisor' | 'divisionId', string>>

/** An empty cell leaves a detail as it is. The supervisor is still an address or identifier. */
export function readDetails(
  { rule, divisions }: Roster,
  { cell, before, isSupervisor }: { cell: CellReader; before: string; isSupervisor: (key: string) => boolean },
): { to: Given; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const to: Given = {}
  for (const field of ['rank', 'identifier'] as const) {
    if (!cell(field)) continue
    const parsed = detailsInput.shape[field].safeParse(cell(field))
    if (parsed.success) to[field] = parsed.data
    else problems.push({ field, message: parsed.error.issues[0]?.message ?? '' })
  }
  const wrong = identifierProblem(rule, { identifier: to.identifier ?? before, before })
  if (wrong) {
    const message =
      wrong === 'identifier-missing' ? 'Your organization requires one.' : `It does not look like ${rule?.pattern}.`
    problems.push({ field: 'identifier', message })
  }
  const [hired, division, supervisor] = [cell('hiredOn'), cell('division'), cell('supervisor').toLowerCase()]
  const day = dayOfCell(hired)
  if (day) to.hiredOn = day
  else if (hired) problems.push({ field: 'hiredOn', message: 'Write the day as 2027-01-31 or 1/31/2027.' })
  const divisionId = divisions.get(division.toLowerCase())
  if (divisionId) to.divisionId = divisionId
  else if (division) problems.push({ field: 'division', message: 'Create this division first.' })
  if (supervisor && isSupervisor(supervisor)) to.supervisor = supervisor
  else if (supervisor) {
    const message = 'Give the address or identifier of someone in your organization.'
    problems.push({ field: 'supervisor', message })
  }
  return { to, problems }
}
