import type { Result } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { type DrawnRow, objectiveScores, readDrawn, storedCredits } from './schema'

export interface ReviewedItem extends ReturnType<typeof readDrawn> {
  position: number
  /** 0 to 1. */
  credit: number
}

export interface AttemptReview extends Omit<Result, 'credits'> {
  id: string
  unitId: string
  startedAt: Date
  submittedAt: Date
  endedBy: 'learner' | 'time'
  items: ReviewedItem[]
}

type ReviewRow = Omit<AttemptReview, 'id' | 'objectives' | 'items'> & {
  objectives: unknown
  credits: unknown
  items: DrawnRow[]
}

/** Null while the attempt is open, or if it isn't the learner's. */
export async function findReview(learner: Learner, attemptId: string): Promise<AttemptReview | null> {
  if (!isUuid(attemptId)) return null
  const rows = await query<ReviewRow>`
    select a.unit_id as "unitId", a.started_at as "startedAt", s.submitted_at as "submittedAt", s.ended_by::text as "endedBy", s.raw, s.max,
      s.scaled::float8 as scaled, s.passed, s.objectives, s.credits, jsonb_agg(jsonb_build_object(
        'position', i.position, 'item', v.item, 'optionOrder', i.option_order, 'targetOrder', i.target_order,
        'value', coalesce(r.value, '[]'::jsonb), 'confidence', r.confidence
      ) order by i.position) as items
    from submission s
    join attempt a on a.id = s.attempt_id
    join attempt_item i on i.attempt_id = a.id
    join item_version v on v.hash = i.item_hash
    left join response r on r.attempt_id = i.attempt_id and r.position = i.position
    where a.id = ${attemptId}::uuid and a.account_id = ${learner.accountId}::uuid
    group by a.id, s.attempt_id`
  const row = rows[0]
  if (!row) return null
  const { credits, ...rest } = row
  const earned = storedCredits.parse(credits)
  return {
    id: attemptId,
    ...rest,
    objectives: objectiveScores.parse(row.objectives),
    items: row.items.map((one, index) => ({
      position: one.position,
      ...readDrawn(one),
      credit: earned[index] ?? 0,
    })),
  }
}
