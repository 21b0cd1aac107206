import type { Learner } from '@/lib/account/actor'
import { query } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

interface Outcome {
  submitted: boolean
  drawn: boolean
  valid: boolean
  revision: number | null
}

/**
 * Saves the answer to one drawn item: in one statement, so that what was acknowledged is kept and the last
 * acknowledged answer counts. An empty value keeps an earlier answer and only sets the flag. The lock makes a save that
 * races the submission wait for it, and then see it.
 * Errors: not-found (not this learner's attempt, or an item that was not drawn), invalid, conflict (submitted).
 */
export async function respond(
  learner: Learner,
  input: { attemptId: string; unitId: string; position: number; value: string[]; flagged: boolean },
  world = systemWorld,
): Promise<{ revision: number }> {
  if (input.value.length > 1) throw notAnOption()
  const now = world.now()
  const value = JSON.stringify(input.value)
  const answered = input.value.length > 0 ? now : null
  const rows = await query<Outcome>`
    with mine as (
      select a.id, a.submitted_at, i.position, i.option_order from attempt a
      left join attempt_item i on i.attempt_id = a.id and i.position = ${input.position}
      where a.id = ${input.attemptId}::uuid and a.account_id = ${learner.accountId}::uuid and a.unit_id = ${input.unitId}
      for share of a
    ), saved as (
      insert into response (attempt_id, position, value, flagged, shown_at, answered_at, revision)
      select id, position, ${value}::jsonb, ${input.flagged}, null, ${answered}::timestamptz, 1 from mine
      where submitted_at is null and position is not null and option_order @> ${value}::jsonb
      on conflict (attempt_id, position) do update set
        value = case when excluded.answered_at is null then response.value else excluded.value end,
        answered_at = coalesce(excluded.answered_at, response.answered_at),
        flagged = excluded.flagged,
        revision = response.revision + 1
      returning revision
    )
    select submitted_at is not null as submitted, position is not null as drawn,
      coalesce(option_order @> ${value}::jsonb, false) as valid, (select revision from saved) as revision
    from mine`
  const outcome = rows[0]
  if (!outcome?.drawn) throw notFound()
  if (outcome.submitted) throw alreadySubmitted()
  if (!outcome.valid || outcome.revision === null) throw notAnOption()
  return { revision: outcome.revision }
}

function alreadySubmitted(): DomainError {
  return new DomainError('conflict', 'This attempt was submitted. Its answers can no longer change.')
}

function notAnOption(): DomainError {
  return new DomainError('invalid', 'Choose one of the answers shown.')
}
