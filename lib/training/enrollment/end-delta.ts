import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import { type Learner, type Subject, system } from '@/lib/people/account/actor'
import { query, type Statements } from '@/lib/platform/db'

/** False if it ended before. The caller locks the account. */
export async function endDelta(
  tx: Statements,
  learner: Learner | (Subject & { role: 'system' }),
  { enrollmentId, course }: { enrollmentId: string; course: Course },
  now: Date,
): Promise<boolean> {
  const ended = await query(tx)`
    update enrollment set ended_at = ${now} where id = ${enrollmentId}::uuid and ended_at is null
    returning 1`
  if (ended.length === 0) return false
  const entry = {
    action: 'enrollment.delta-completed' as const,
    actor: learner.role === 'system' ? system : learner,
    subjectId: learner.accountId,
    object: `enrollment:${enrollmentId}`,
    details: { courseId: course.id },
  }
  await record(tx, entry, now)
  return true
}
