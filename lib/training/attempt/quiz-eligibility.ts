import type { Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import type { Eligibility } from './eligibility'
import { type MayStart, mayStart } from './policy'
import { listSubmittedAttempts, type SubmittedAttempt } from './queries'

interface QuizEligibility {
  earlier: SubmittedAttempt[]
  /** Those since a reset, and of an open renewal. */
  counting: SubmittedAttempt[]
  may: MayStart | null
}

export async function findQuizEligibility(
  learner: Learner,
  quiz: Quiz,
  eligibility: Pick<Eligibility, 'renews' | 'enrollmentId' | 'extraAttempts' | 'unlockedAt'> | null,
  now: Date,
): Promise<QuizEligibility> {
  const earlier = await listSubmittedAttempts(learner, quiz)
  const counting = earlier.filter(
    ({ reset, enrollmentId }) => !reset && (!eligibility?.renews || enrollmentId === eligibility.enrollmentId),
  )
  return { earlier, counting, may: eligibility && mayStart(quiz, counting, eligibility, now) }
}
