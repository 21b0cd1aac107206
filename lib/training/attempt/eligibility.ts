import type { Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { type MayStart, mayStart } from './policy'
import { listSubmittedAttempts, type SubmittedAttempt } from './queries'
import type { Standing } from './standing'

interface Eligibility {
  /** Every submitted attempt at the quiz, the newest first. */
  earlier: SubmittedAttempt[]
  /** Those that count: since a reset, and of the renewal while there is one. */
  counting: SubmittedAttempt[]
  /** Null when the learner is not enrolled. */
  may: MayStart | null
}

/** Whether a learner may start another attempt at a quiz, and by which earlier ones. */
export async function findQuizEligibility(
  learner: Learner,
  quiz: Quiz,
  standing: Pick<Standing, 'renews' | 'enrollmentId' | 'extraAttempts' | 'unlockedAt'> | null,
  now: Date,
): Promise<Eligibility> {
  const earlier = await listSubmittedAttempts(learner, quiz)
  const counting = earlier.filter(
    ({ reset, enrollmentId }) => !reset && (!standing?.renews || enrollmentId === standing.enrollmentId),
  )
  return { earlier, counting, may: standing && mayStart(quiz, counting, standing, now) }
}
