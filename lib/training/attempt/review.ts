import type { DrawnItem } from '@/lib/content/quiz/draw'
import type { PassRule, Result } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import type { SessionAccount, SessionClaims } from '@/lib/people/account/session/session'
import { query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findForm } from './drawn-form'
import { type Earlier, earlierColumns, readEarlier, type StoredEarlier } from './eligibility'
import { objectiveScores, storedCredits, storedPassRule } from './schema'
import { type OfSession, type Sitting, type SittingItem, type SittingRow, sittingOf, sittingRow } from './sitting'

export type ReviewedItem = DrawnItem & Pick<SittingItem, 'value' | 'confidence'> & { /** 0 to 1. */ credit: number }

export interface AttemptReview extends Omit<Result, 'credits'> {
  id: string
  unitId: string
  startedAt: Date
  submittedAt: Date
  endedBy: 'learner' | 'time'
  /** As it was when the attempt began. */
  rule: PassRule
  items: ReviewedItem[]
  /** The submitted attempts at this quiz that count now, this one included. */
  earlier: Earlier
}

/** `review` is null while the attempt is open. */
export type ReviewedSitting = Sitting & { review: AttemptReview | null }

interface ReviewRow extends SittingRow, StoredEarlier, Omit<Result, 'objectives' | 'credits'> {
  startedAt: Date
  submittedAt: Date | null
  endedBy: 'learner' | 'time'
  objectives: unknown
  credits: unknown
}

/** Null while the attempt is open, or if it isn't the learner's. */
export async function findReview(learner: Learner, attemptId: string): Promise<AttemptReview | null> {
  return (await findRow(learner, attemptId))?.found?.review ?? null
}

/** Checks the session in the same statement. */
export async function findReviewOfSession(
  claims: SessionClaims,
  attemptId: string,
): Promise<OfSession<ReviewedSitting>> {
  const one = await findRow(claims, attemptId)
  return one && { account: one.row as ReviewRow & SessionAccount, found: one.found }
}

async function findRow(who: Learner | SessionClaims, attemptId: string) {
  const form = await findForm(attemptId)
  const [row] = await query<ReviewRow>`
    select sitting.*, a.started_at as "startedAt", s.submitted_at as "submittedAt", s.ended_by::text as "endedBy", s.raw, s.max,
      s.scaled::float8 as scaled, s.passed, s.objectives, s.credits, ${earlierColumns}
    from (${sittingRow(who, form, attemptId, systemWorld.now())}) sitting
    left join attempt a on a.id = sitting."attemptId"::uuid
    left join submission s on s.attempt_id = a.id`
  if (!row) return null
  const sitting = sittingOf(row, form)
  return { row, found: sitting && { ...sitting, review: reviewOf(row, sitting) } }
}

function reviewOf(row: ReviewRow, sitting: Sitting): AttemptReview | null {
  const { startedAt, submittedAt, endedBy, raw, max, scaled, passed } = row
  if (!submittedAt) return null
  const credits = storedCredits.parse(row.credits)
  return {
    ...{ id: sitting.id, unitId: sitting.unitId, startedAt, submittedAt, endedBy, raw, max, scaled, passed },
    rule: storedPassRule.parse(sitting.passRule),
    objectives: objectiveScores.parse(row.objectives),
    items: sitting.form.map((drawn, index) => ({
      ...drawn,
      value: sitting.items[index]?.value ?? [],
      confidence: sitting.items[index]?.confidence ?? null,
      credit: credits[index] ?? 0,
    })),
    earlier: readEarlier(row),
  }
}
