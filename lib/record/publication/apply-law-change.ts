import { listAskedAgain } from '@/lib/content/course/change'
import type { Course } from '@/lib/content/course/schema'
import type { Transaction } from '@/lib/platform/db'
import { supersede } from '@/lib/record/certificate/supersede'
import { assignDeltas } from '@/lib/training/enrollment/assign-deltas'

interface Change {
  course: Course
  /** The version that made the change. */
  courseVersionId: string
  /** The ids of the units that it changed. */
  units: readonly string[]
}

/**
 * Supersedes earlier certificates and assigns the changed units to their holders and to learners who did them before.
 * Safe to repeat: it then finds what was written while the change came. A change that no lesson or encounter of the course
 * shows supersedes nothing, since nobody could do anything about it.
 */
export async function applyLawChange(tx: Transaction, change: Change, now: Date): Promise<void> {
  const { course, courseVersionId } = change
  const units = listAskedAgain(course, change.units)
  if (units.length === 0) return
  // The planner has no statistics of the rows written here: with nested loops it would compare each holder with each.
  await tx.$executeRaw`set local enable_nestloop = off`
  await supersede(tx, { courseId: course.id, courseVersionId }, now)
  await assignDeltas(tx, { courseId: course.id, courseVersionId, units }, now)
}
