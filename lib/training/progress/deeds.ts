import type { Unit } from '@/lib/content/course/schema'
import { query } from '@/lib/platform/db'

/** When a unit was first done such as its course asks for: since a reset, and before one. */
export interface Deed {
  unitId: string
  doneAt: Date | null
  /** It stays on record and counts no more. */
  doneBefore: Date | null
}

/** What one learner did in some units, whichever course it was in. */
export async function listDeeds(accountId: string, units: readonly Unit[]): Promise<Deed[]> {
  const idsOf = (some: readonly Unit[]) => some.map(({ id }) => id).join(' ')
  const sound = units.filter((unit) => unit.kind === 'encounter' && unit.moveOn === 'sound')
  return query<Deed>`
    select unit_id as "unitId", min(at) filter (where since > reset_at(${accountId}::uuid, unit_id)) as "doneAt",
      min(at) filter (where since <= reset_at(${accountId}::uuid, unit_id)) as "doneBefore"
    from done_unit where account_id = ${accountId}::uuid and way <> 'waiver'
      and unit_id = any(string_to_array(${idsOf(units)}, ' '))
      and (sound or unit_id <> all(string_to_array(${idsOf(sound)}, ' ')))
    group by unit_id`
}
