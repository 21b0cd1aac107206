import { divisionInput } from '@/lib/people/organization/schema'
import type { PlannedRow } from './planned-row'
import type { RosterLine } from './read-cells'
import type { Roster } from './read-roster'
import { lowerLongWords } from './tidy-name'

/** With more, the column is probably something else. */
const mostNew = 100

/** Stands for the id until the division is created. No id begins like this. */
const mark = 'new '

/** The roster with the divisions that the list names and the organization does not have yet. */
export function withNewDivisions(roster: Roster, lines: readonly RosterLine[]): Roster {
  const added = new Map<string, string>()
  for (const { cell } of lines) {
    const parsed = divisionInput.safeParse({ divisionName: lowerLongWords(cell('division')) })
    const name = parsed.success ? parsed.data.divisionName : ''
    const key = name.toLowerCase()
    if (name && !roster.divisions.has(key) && !added.has(key)) added.set(key, mark + name)
  }
  if (added.size > mostNew) return roster
  return { ...roster, divisions: new Map([...roster.divisions, ...added]) }
}

/** The name, if the planned division does not exist yet. */
export function newDivisionName(divisionId = ''): string | null {
  return divisionId.startsWith(mark) ? divisionId.slice(mark.length) : null
}

export function newDivisionNames(rows: readonly PlannedRow[]): string[] {
  const ids = rows.flatMap(({ change, invitation }) => [change?.to.divisionId, invitation?.to.divisionId])
  return [...new Set(ids.flatMap((id) => newDivisionName(id) ?? []))]
}

/** With the ids of the created divisions, by name. */
export function withCreatedDivision<Placed extends { divisionId?: string }>(
  to: Placed,
  created: ReadonlyMap<string, string>,
): Placed {
  const name = newDivisionName(to.divisionId)
  return name === null ? to : { ...to, divisionId: created.get(name) ?? '' }
}
