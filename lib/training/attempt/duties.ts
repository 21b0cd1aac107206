import type { Quiz } from '@/lib/content/course/schema'
import type { Duty } from '@/lib/content/course/source'
import { dutiesDue } from '@/lib/content/quiz/scoring'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import type { EarlierAttempt } from './policy'
import { type AttemptReview, findReview } from './review'

/** Missing both items fails a duty. Failing for one miss would send back half of competent people (decision 100). */
export const dutyMissed = 2

export function dutiesLeft(quiz: Pick<Quiz, 'duties'>, { passed, items, rule }: AttemptReview): Duty[] {
  const due = passed ? [] : dutiesDue({ items, passRule: rule })
  return (quiz.duties ?? []).filter(({ id }) => due.includes(id))
}

/** The next attempt asks for these alone. Empty if the last of the attempts failed by anything else. */
export async function findDutiesLeft(
  learner: Learner,
  quiz: Quiz,
  submitted: readonly EarlierAttempt[],
): Promise<Duty[]> {
  if (!quiz.duties || submitted.length === 0) return []
  const last = new Date(Math.max(...submitted.map(({ submittedAt }) => submittedAt.getTime())))
  const [attempt] = await query<{ id: string }>`
    select a.id::text from attempt a
    where a.account_id = ${learner.accountId}::uuid and a.unit_id = ${quiz.id} and a.submitted_at = ${last}`
  const review = attempt && (await findReview(learner, attempt.id))
  return review ? dutiesLeft(quiz, review) : []
}
