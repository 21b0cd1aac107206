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
    from (
      select unit_id, completed_at as since, completed_at as at from lesson_completion
      where account_id = ${accountId}::uuid
      union all
      select unit_id, read_at, read_at from encounter_reading where account_id = ${accountId}::uuid
      union all
      select w.unit_id, w.started_at, e.ended_at from walk w join walk_end e on e.walk_id = w.id
      where w.account_id = ${accountId}::uuid
        and (e.outcome = 'sound' or w.unit_id <> all(string_to_array(${idsOf(sound)}, ' ')))
      union all
      select a.unit_id, a.started_at, s.submitted_at from attempt a join submission s on s.attempt_id = a.id
      where a.account_id = ${accountId}::uuid and (s.passed or a.quiz_role = 'pretest')
    ) deed where unit_id = any(string_to_array(${idsOf(units)}, ' ')) group by unit_id`
}
