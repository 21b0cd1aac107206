import { loadCatalog } from '@/lib/content/course/load'
import { courseOfAttempt } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { notFound } from '@/lib/platform/error'
import { isOver } from '@/lib/training/attempt/policy'
import { findSitting, type Sitting } from '@/lib/training/attempt/queries'
import { requireQuiz } from './address'

type Params = { course: string; unit: string; attempt: string }

/** `over`: time has run out, but the attempt isn't submitted yet. Errors: not-found. */
export async function requireSitting(
  learner: Learner,
  params: Params,
): Promise<{ course: Course; quiz: Quiz; sitting: Sitting; address: string; over: boolean }> {
  const { course, quiz } = await requireQuiz(params)
  const sitting = await findSitting(learner, params.attempt)
  if (sitting?.unitId !== quiz.id) throw notFound()
  const { courses } = await loadCatalog()
  if (courseOfAttempt(courses, sitting, course).id !== course.id) throw notFound()
  const over = isOver(sitting, new Date())
  return { course, quiz, sitting, over, address: `/learn/${course.slug}/${quiz.slug}/attempts/${sitting.id}` }
}
