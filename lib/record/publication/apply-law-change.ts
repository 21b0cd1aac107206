import { changedMinutes } from '@/lib/content/course/catalog/changed-minutes'
import { listAskedAgain } from '@/lib/content/course/change'
import { listUnits } from '@/lib/content/course/lookup'
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
  const minutes = await changedSince(tx, course, units)
  await assignDeltas(tx, { courseId: course.id, courseVersionId, units, minutes }, now)
}

/** Another course that shares the lesson may have the version that a learner read. */
async function changedSince(
  tx: Transaction,
  course: Course,
  units: readonly string[],
): Promise<Record<string, number>> {
  const lessons = listUnits(course).flatMap((unit) => (unit.kind === 'lesson' && units.includes(unit.id) ? unit : []))
  const minutes: Record<string, number> = {}
  for (const lesson of lessons) {
    const earlier = await query(tx)<{ id: string; text: unknown }>`
      select id::text, lessons -> ${lesson.id} as text from course_version where lessons ? ${lesson.id}`
    for (const { id, text } of earlier) minutes[`${id} ${lesson.id}`] = changedMinutes(lesson, text)
  }
  return minutes
}
