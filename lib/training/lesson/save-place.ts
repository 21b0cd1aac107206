import type { Course, Lesson } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { requireEnrollment } from '@/lib/training/enrollment/queries'

/** Remembers the step for the learner's other devices. Errors: not-found (no such step), forbidden (not enrolled). */
export async function savePlace(
  learner: Learner,
  input: { course: Course; lesson: Lesson; stepId: string },
  world = systemWorld,
): Promise<void> {
  const { course, lesson, stepId } = input
  if (!lesson.steps.some(({ id }) => id === stepId)) throw notFound()
  await requireEnrollment(learner, course)
  const { accountId } = learner
  await query`
    insert into reading_place (account_id, unit_id, step_id, reached_at)
    values (${accountId}::uuid, ${lesson.id}, ${stepId}, ${world.now()}::timestamptz)
    on conflict (account_id, unit_id) do update set step_id = excluded.step_id, reached_at = excluded.reached_at
    where excluded.reached_at >= reading_place.reached_at`
}
