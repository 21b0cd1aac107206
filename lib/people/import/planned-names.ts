import { newDivisionName } from './new-divisions'
import { rowKeys } from './plan-rows'
import type { PlannedRow } from './planned-row'
import type { RosterLine } from './read-cells'
import type { Roster } from './read-roster'

/** Names of the divisions and supervisors in the rows, for a report. Keys are ids, addresses and identifiers. */
export function plannedNames(
  { names, named }: Roster,
  lines: readonly RosterLine[],
  rows: readonly PlannedRow[],
): Map<string, string> {
  const found = new Map<string, string>()
  const wanted = new Set<string>()
  for (const { change, invitation } of rows) {
    for (const id of [...idsIn(change?.to), ...idsIn(change?.from), invitation?.to.divisionId ?? '']) {
      const name = newDivisionName(id) ?? names.get(id)
      if (name !== undefined) found.set(id, name)
    }
    if (invitation) wanted.add(invitation.to.supervisor)
  }
  wanted.delete('')
  if (wanted.size === 0) return found
  for (const { key, name } of named) if (wanted.has(key)) found.set(key, name)
  for (const { cell } of lines) {
    const { email, identifier } = rowKeys(cell)
    for (const key of [email, identifier]) if (wanted.has(key) && cell('name')) found.set(key, cell('name'))
  }
  return found
}

const idsIn = (details: { divisionId?: string; supervisorId?: string } = {}) =>
  [details.divisionId, details.supervisorId].filter((id) => id !== undefined)
