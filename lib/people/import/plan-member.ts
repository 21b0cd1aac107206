import type { DetailsChange } from '@/lib/people/organization/membership/apply-details'
import type { CellReader } from './read-cells'
import { type RowProblem, readDetails } from './read-details'
import type { Member, Roster } from './read-roster'
import type { FindByName } from './supervisor-names'

interface PlannedMember {
  state: 'changed' | 'unchanged' | 'error'
  problems: RowProblem[]
  warnings: RowProblem[]
  change: DetailsChange | null
}

export function planMember(
  roster: Roster,
  member: Member,
  { cell, findByName }: { cell: CellReader; findByName: FindByName },
): PlannedMember {
  const supervisorOf = (key: string) => {
    const accountId = roster.anyone.get(key)
    return accountId === member.accountId ? undefined : accountId
  }
  const before = member.details.identifier ?? ''
  const isSupervisor = (key: string) => supervisorOf(key) !== undefined
  const { to: given, problems, warnings } = readDetails(roster, { cell, before, isSupervisor, findByName })
  if (problems.length > 0) return { state: 'error', problems, warnings, change: null }
  const { supervisor, ...to } = given
  const supervisorId = supervisor && supervisorOf(supervisor)
  const wanted: DetailsChange['to'] = { ...to, ...(supervisorId && { supervisorId }) }
  const fields = (Object.keys(wanted) as (keyof DetailsChange['to'])[]).filter(
    (field) => wanted[field] !== member.details[field],
  )
  if (fields.length === 0) return { state: 'unchanged', problems, warnings, change: null }
  const pick = (from: DetailsChange['to']) => Object.fromEntries(fields.map((field) => [field, from[field] ?? '']))
  const { membershipId, accountId } = member
  const change = { membershipId, accountId, to: pick(wanted), from: pick(member.details) }
  return { state: 'changed', problems, warnings, change }
}
