import { requireLearnerWith } from '@/app/_auth/guards'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { courseOfAttempt } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import type { SessionClaims } from '@/lib/people/account/session/session'
import { notFound } from '@/lib/platform/error'
import { isOver } from '@/lib/training/attempt/policy'
import { findSittingOfSession, type OfSession, type Sitting } from '@/lib/training/attempt/sitting'
import { requireQuiz } from './address'

type Params = { course: string; unit: string; attempt: string }

interface AtSitting<Found> {
  learner: Learner
  course: Course
  quiz: Quiz
  sitting: Found
  address: string
  /** Time has run out, but the attempt isn't submitted yet. */
  over: boolean
}

/** One statement checks the session and reads the attempt. Errors: unauthenticated, not-found. */
export function requireSitting(params: Params): Promise<AtSitting<Sitting>> {
  return requireSittingWith(params, (token) => findSittingOfSession(token, params.attempt))
}

/** `find` reads more in the same statement. Errors: unauthenticated, not-found. */
export async function requireSittingWith<Found extends Sitting>(
  params: Params,
  find: (token: SessionClaims) => Promise<OfSession<Found>>,
): Promise<AtSitting<Found>> {
  const { learner, found: sitting } = await requireLearnerWith(find)
  const { course, quiz } = await requireQuiz(params)
  if (!sitting || sitting.unitId !== quiz.id) throw notFound()
  const { courses } = await loadCatalog()
  if (courseOfAttempt(courses, sitting, course).id !== course.id) throw notFound()
  const over = isOver(sitting, new Date())
  const address = `/learn/${course.slug}/${quiz.slug}/attempts/${sitting.id}`
  return { learner, course, quiz, sitting, over, address }
}
