import { requireLearnerWith } from '@/app/_auth/guards'
import { loadCatalog } from '@/lib/content/course/load'
import { courseOfAttempt } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { notFound } from '@/lib/platform/error'
import { isOver } from '@/lib/training/attempt/policy'
import { findSittingOfSession, type Sitting } from '@/lib/training/attempt/queries'
import { requireQuiz } from './address'

type Params = { course: string; unit: string; attempt: string }

interface AtSitting {
  learner: Learner
  course: Course
  quiz: Quiz
  sitting: Sitting
  address: string
  /** Time has run out, but the attempt isn't submitted yet. */
  over: boolean
}

/** One statement checks the session and reads the attempt. Errors: unauthenticated, not-found. */
export async function requireSitting(params: Params): Promise<AtSitting> {
  const { learner, found: sitting } = await requireLearnerWith((token) => findSittingOfSession(token, params.attempt))
  const { course, quiz } = await requireQuiz(params)
  if (sitting?.unitId !== quiz.id) throw notFound()
  const { courses } = await loadCatalog()
  if (courseOfAttempt(courses, sitting, course).id !== course.id) throw notFound()
  const over = isOver(sitting, new Date())
  const address = `/learn/${course.slug}/${quiz.slug}/attempts/${sitting.id}`
  return { learner, course, quiz, sitting, over, address }
}
