import { listAskedAgain } from '@/lib/content/course/change'
import type { Course } from '@/lib/content/course/schema'
import { query, type Transaction } from '@/lib/platform/db'
import { supersede } from '@/lib/record/certificate/supersede'
import { assignDeltas } from '@/lib/training/enrollment/assign-deltas'

interface Change {
  course: Course
  courseVersionId: string
  units: readonly string[]
}

/** Safe to repeat: picks up rows written meanwhile. A unit that the course does not show supersedes nothing. */
export async function applyLawChange(tx: Transaction, change: Change, now: Date): Promise<void> {
  const { course, courseVersionId } = change
  const units = listAskedAgain(course, change.units)
  if (units.length === 0) return
  // The planner has no statistics for rows written here and would compare every holder with every other.
  await query(tx)`set local enable_nestloop = off`
  await supersede(tx, { courseId: course.id, courseVersionId }, now)
  await assignDeltas(tx, { courseId: course.id, courseVersionId, units }, now)
}
