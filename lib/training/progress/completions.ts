import type { Unit } from '@/lib/content/course/schema'
import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

export interface UnitCompletion {
  unitId: string
  doneAt: Date | null
  doneBefore: Date | null
}

/** Only completions that the organization may see. */
export async function listCompletions(
  { organizationId }: Coordinator,
  { accountId }: Subject,
  units: readonly Unit[],
): Promise<UnitCompletion[]> {
  const idsOf = (some: readonly Unit[]) => some.map(({ id }) => id).join(' ')
  const sound = units.filter((unit) => unit.kind === 'encounter' && unit.moveOn === 'sound')
  return query<UnitCompletion>`
    select unit_id as "unitId", min(at) filter (where since > reset_at(${accountId}::uuid, unit_id)) as "doneAt",
      min(at) filter (where since <= reset_at(${accountId}::uuid, unit_id)) as "doneBefore"
    from done_unit where account_id = ${accountId}::uuid and way <> 'waiver' and was_learner(${organizationId}::uuid, account_id, at)
      and unit_id = any(string_to_array(${idsOf(units)}, ' '))
      and (sound or unit_id <> all(string_to_array(${idsOf(sound)}, ' ')))
    group by unit_id`
}
