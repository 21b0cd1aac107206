import type { Quiz } from '@/lib/content/course/schema'
import { isComplete, isPossible } from '@/lib/content/quiz/interaction'
import type { Confidence } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { type SessionClaims, sessionQuery } from '@/lib/people/account/session/session'
import { query } from '@/lib/platform/db'
import { DomainError, notFound, unauthenticated } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { findForm } from './drawn-form'
import { notAnOption } from './grade'

interface Answer {
  attemptId: string
  position: number
  /** Tokens (lib/content/quiz/interaction.ts). An empty list clears an earlier answer; null keeps it. */
  value: string[] | null
  /** Stored in a pre-test and a final only; null keeps the earlier value. */
  confidence?: Confidence | null
  flagged: boolean
}

interface Outcome {
  missing: boolean
  submitted: boolean
  over: boolean
  revision: number | null
}

/**
 * One round trip, which checks the session as well. Race: a save waits for a submission's lock.
 * Errors: unauthenticated, not-found, invalid, conflict (submitted, or time is over).
 */
export async function respond(
  learner: Learner | SessionClaims,
  quiz: Pick<Quiz, 'id' | 'role'>,
  input: Answer,
  world = systemWorld,
): Promise<{ revision: number; complete: boolean }> {
  const item = (await findForm(input.attemptId))[input.position - 1]?.item
  if (!item) throw notFound()
  const tokens = input.value ?? []
  const possible = isPossible(item, tokens)
  const now = world.now()
  const value = JSON.stringify(possible ? tokens : [])
  const answered = tokens.length > 0 ? now : null
  const confidence = quiz.role === 'module' ? null : (input.confidence ?? null)
  const rows = await query<Outcome>`
    with who as (${sessionQuery(learner, now)}), mine as (
      select a.id, a.submitted_at, a.time_limit_minutes is not null and attempt_due(a) <= ${now} as over from attempt a
      where a.id = ${input.attemptId}::uuid and a.account_id = (select id::uuid from who) and a.unit_id = ${quiz.id}
      for share of a
    ), saved as (
      insert into response (attempt_id, position, value, confidence, flagged, shown_at, answered_at, revision)
      select id, ${input.position}::int, ${value}::jsonb, ${confidence}, ${input.flagged}, null, ${answered}::timestamptz, 1 from mine
      where submitted_at is null and over is not true and ${possible}::boolean
      on conflict (attempt_id, position) do update set
        value = case when ${input.value === null}::boolean then response.value else excluded.value end,
        answered_at = case when ${input.value === null}::boolean or excluded.value = response.value
          then response.answered_at else excluded.answered_at end,
        confidence = coalesce(excluded.confidence, response.confidence),
        flagged = excluded.flagged,
        revision = response.revision + 1
      returning revision
    )
    select mine.id is null as missing, submitted_at is not null as submitted,
      coalesce(over, false) as over, (select revision from saved) as revision
    from who left join mine on true`
  const outcome = rows[0]
  if (!outcome) throw unauthenticated()
  if (outcome.missing) throw notFound()
  if (outcome.submitted) throw conflict('This attempt was submitted. Its answers can no longer change.')
  if (outcome.over) throw conflict('The time for this attempt is up. Your earlier answers count.')
  if (outcome.revision === null) throw notAnOption()
  return { revision: outcome.revision, complete: isComplete(item, tokens) }
}

function conflict(message: string): DomainError {
  return new DomainError('conflict', message)
}
