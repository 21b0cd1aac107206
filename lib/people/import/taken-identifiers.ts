import type { PlannedRow } from './planned-row'
import type { Roster } from './read-roster'

/** The identifier that the row would give, and to whom; null when it changes none. */
function wishOf({ line, change, invitation }: PlannedRow) {
  if (change?.to.identifier) {
    return { holder: change.accountId, to: change.to.identifier, from: change.from.identifier ?? '' }
  }
  if (!invitation?.to.identifier) return null
  return {
    holder: invitation.invitationId ?? `line ${line}`,
    to: invitation.to.identifier,
    from: invitation.before.identifier,
  }
}

/** After the whole file: two people may swap identifiers. */
export function refuseTakenIdentifiers({ learners, invited }: Roster, rows: PlannedRow[]): void {
  const after = new Map(learners.map(({ accountId, details }) => [accountId, details.identifier ?? '']))
  for (const { id, identifier } of invited) after.set(id, identifier)
  const wanting = new Map<string, PlannedRow[]>()
  for (const row of rows) {
    const wish = wishOf(row)
    if (!wish) continue
    after.set(wish.holder, wish.to)
    const key = wish.to.toLowerCase()
    wanting.set(key, [...(wanting.get(key) ?? []), row])
  }
  const names = new Map(
    [...learners.map(({ name, details }) => ({ name, identifier: details.identifier ?? '' })), ...invited].map(
      ({ name, identifier }): [string, string] => [identifier.toLowerCase(), name],
    ),
  )
  const holders = new Map<string, number>()
  for (const identifier of after.values()) {
    const key = identifier.toLowerCase()
    if (key) holders.set(key, (holders.get(key) ?? 0) + 1)
  }
  const taken = [...holders.keys()].filter((key) => (holders.get(key) ?? 0) > 1)
  // This list grows: a refused person keeps their old identifier, which is then taken too.
  for (const key of taken) {
    const rivals = wanting.get(key) ?? []
    for (const row of rivals) {
      const identifier = wishOf(row)?.from.toLowerCase()
      if (identifier) taken.push(identifier)
      const rival = rivals.find((one) => one !== row)
      row.problems.push({ field: 'identifier', message: whoHas(names.get(key), rival) })
      row.state = 'error'
      row.change = null
      row.invitation = null
    }
    wanting.delete(key)
  }
}

function whoHas(name: string | undefined, rival: PlannedRow | undefined): string {
  return rival ? `Line ${rival.line} has the same identifier.` : `${name ?? 'Someone else'} has this identifier.`
}
