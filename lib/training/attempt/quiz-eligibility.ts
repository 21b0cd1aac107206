import type { Course, Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import type { Eligibility } from './eligibility'
import { findMayStart } from './opening'
import type { MayStart } from './policy'
import { listSubmittedAttempts, type SubmittedAttempt } from './queries'

interface QuizEligibility {
  earlier: SubmittedAttempt[]
  /** Those since a reset, and of an open renewal. */
  counting: SubmittedAttempt[]
  may: MayStart | null
}

export async function findQuizEligibility(
  learner: Learner,
  { course, quiz }: { course: Course; quiz: Quiz },
  eligibility: Pick<Eligibility, 'renews' | 'enrollmentId' | 'extraAttempts' | 'unlockedAt'> | null,
  now: Date,
): Promise<QuizEligibility> {
  const earlier = await listSubmittedAttempts(learner, quiz)
  const counting = earlier.filter(
    ({ reset, enrollmentId }) => !reset && (!eligibility?.renews || enrollmentId === eligibility.enrollmentId),
  )
  const may = eligibility && (await findMayStart(learner, { course, quiz, submitted: counting, eligibility }, now))
  return { earlier, counting, may }
}
