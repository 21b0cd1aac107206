import type { Quiz } from '@/lib/content/course/schema'
import type { Confidence } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

interface Answer {
  attemptId: string
  position: number
  /** Tokens (lib/content/quiz/interaction.ts); none takes an earlier answer back, null leaves it as it is. */
  value: string[] | null
  /** Kept in a pre-test and a final only; null leaves what was said before. */
  confidence?: Confidence | null
  flagged: boolean
}

interface Outcome {
  submitted: boolean
  over: boolean
  drawn: boolean
  valid: boolean
  complete: boolean
  revision: number | null
}

/**
 * Saves the answer to one drawn item, and says whether nothing of it is missing: in one statement, so that what was acknowledged is kept and the last
 * acknowledged answer counts. The lock makes a save that races the submission wait for it, and then see it.
 * Errors: not-found (not this learner's attempt, or an item that was not drawn), invalid, conflict (submitted, or the
 * time is over).
 */
export async function respond(
  learner: Learner,
  quiz: Pick<Quiz, 'id' | 'role'>,
  input: Answer,
  world = systemWorld,
): Promise<{ revision: number; complete: boolean }> {
  // Postgres keeps no null character in text, and no option has one.
  if (input.value?.some((token) => token.includes('\0'))) throw notAnOption()
  const now = world.now()
  const tokens = input.value ?? []
  const value = JSON.stringify(tokens)
  const answered = tokens.length > 0 ? now : null
  const confidence = quiz.role === 'module' ? null : (input.confidence ?? null)
  const rows = await query<Outcome>`
    with mine as (
      select a.id, a.submitted_at, a.time_limit_minutes is not null and attempt_due(a) <= ${now} as over, i.position, value,
        case when i.target_order is null then size > 0 else is_complete(value, i) end as complete,
        size <= i.max_choices
          and case when i.target_order is null then i.option_order @> value else (
            select bool_and(i.option_order ? split_part(token, ':', 1) and i.target_order ? split_part(token, ':', 2)
              and token = split_part(token, ':', 1) || ':' || split_part(token, ':', 2)) is not false
            from jsonb_array_elements_text(value) token) end
          and (size < 2 or (
            select count(distinct split_part(token, ':', 1)) = size from jsonb_array_elements_text(value) token)) as valid
      from (select ${value}::jsonb as value, ${tokens.length}::int as size) given
      cross join attempt a left join attempt_item i on i.attempt_id = a.id and i.position = ${input.position}
      where a.id = ${input.attemptId}::uuid and a.account_id = ${learner.accountId}::uuid and a.unit_id = ${quiz.id}
      for share of a
    ), saved as (
      insert into response (attempt_id, position, value, confidence, flagged, shown_at, answered_at, revision)
      select id, position, value, ${confidence}, ${input.flagged}, null, ${answered}::timestamptz, 1 from mine
      where submitted_at is null and over is not true and position is not null and valid
      on conflict (attempt_id, position) do update set
        value = case when ${input.value === null}::boolean then response.value else excluded.value end,
        answered_at = case when ${input.value === null}::boolean or excluded.value = response.value
          then response.answered_at else excluded.answered_at end,
        confidence = coalesce(excluded.confidence, response.confidence),
        flagged = excluded.flagged,
        revision = response.revision + 1
      returning revision
    )
    select submitted_at is not null as submitted, coalesce(over, false) as over, position is not null as drawn,
      coalesce(valid, false) as valid, coalesce(complete, false) as complete, (select revision from saved) as revision
    from mine`
  const outcome = rows[0]
  if (!outcome?.drawn) throw notFound()
  if (outcome.submitted) throw conflict('This attempt was submitted. Its answers can no longer change.')
  if (outcome.over) throw conflict('The time for this attempt is over. What you had answered before counts.')
  if (!outcome.valid || outcome.revision === null) throw notAnOption()
  return { revision: outcome.revision, complete: outcome.complete }
}

function notAnOption(): DomainError {
  return new DomainError('invalid', 'Choose from the answers shown.')
}

function conflict(message: string): DomainError {
  return new DomainError('conflict', message)
}
