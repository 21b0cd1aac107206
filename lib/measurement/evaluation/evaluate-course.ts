import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findEarningEnrollment, notEnrolled } from '@/lib/training/enrollment/queries'
import { findProgress } from '@/lib/training/progress/queries'
import type { EvaluationInput } from './schema'

export type Evaluated = { ok: true } | { ok: false; reason: 'unfinished' | 'already' }

/** Once per enrollment. The log has neither answers nor comment. Errors: forbidden (no live enrollment). */
export async function evaluateCourse(
  learner: Learner,
  course: Course,
  input: EvaluationInput,
  world = systemWorld,
): Promise<Evaluated> {
  const [enrollment, { satisfied }] = await Promise.all([
    findEarningEnrollment(learner, course),
    findProgress(learner, course),
  ])
  if (!enrollment) throw notEnrolled()
  if (!satisfied) return { ok: false, reason: 'unfinished' }
  const now = world.now()
  return db.$transaction(async (tx): Promise<Evaluated> => {
    const { accountId } = learner
    const data = [{ enrollmentId: enrollment.id, accountId, ...input, evaluatedAt: now }]
    const { count } = await tx.courseEvaluation.createMany({ data, skipDuplicates: true })
    if (count === 0) {
      // A duplicate submit says the same.
      const same = await tx.courseEvaluation.count({ where: { enrollmentId: enrollment.id, ...input } })
      return same > 0 ? { ok: true } : { ok: false, reason: 'already' }
    }
    const about = { actor: learner, subjectId: accountId, object: `enrollment:${enrollment.id}` }
    await record(tx, { action: 'enrollment.evaluated', ...about, details: { courseId: course.id } }, now)
    return { ok: true }
  })
}
