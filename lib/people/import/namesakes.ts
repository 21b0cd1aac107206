import type { Coordinator } from '@/lib/people/account/actor'
import { nameKey } from '@/lib/people/organization/membership/name-key'
import { query, type Statements } from '@/lib/platform/db'
import type { PlannedRow } from './planned-row'
import type { Roster } from './read-roster'

const same = 'If this is the same person, add their email address or identifier to this row.'

/** Warns of new people whose name someone here or an open invitation has: one person could become two. */
export async function warnOfNamesakes(
  on: Statements,
  { organizationId }: Coordinator,
  { invited, rows }: { invited: Roster['invited']; rows: readonly PlannedRow[] },
): Promise<void> {
  const added = rows.filter(({ state, isUnconfirmed }) => state === 'new' && !isUnconfirmed)
  if (added.length === 0) return
  const keys = [...new Set(added.map(({ name }) => nameKey(name)))]
  const here = await query(on)<{ key: string; identifier: string }>`
    select k.key, l.identifier from unnest(${keys}::text[]) k(key) cross join lateral (
      select identifier from current_learner where organization_id = ${organizationId}::uuid and name_key = k.key limit 1
    ) l`
  const asked = invited.map(({ name, identifier }) => ({ key: nameKey(name), identifier }))
  const found = new Map([
    ...asked.map((one) => [one.key, sentenceOf('An open invitation', one.identifier)] as const),
    ...here.map((one) => [one.key, sentenceOf('Someone here', one.identifier)] as const),
  ])
  for (const { name, warnings } of added) {
    const message = found.get(nameKey(name))
    if (message) warnings.push({ field: 'row', message })
  }
}

function sentenceOf(who: string, identifier: string): string {
  return `${who} has the same name${identifier === '' ? '' : ` and the identifier ${identifier}`}. ${same}`
}
