import type { Learner } from '@/lib/account/actor'
import { record } from '@/lib/audit/record'
import type { Course, Lesson } from '@/lib/course/schema'
import { pinVersion } from '@/lib/enrollment/pin-version'
import { requireEnrollment } from '@/lib/enrollment/queries'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { missingPractice } from './completion'
import { listPracticeResponses } from './queries'

export type MarkedAsRead = { ok: true } | { ok: false; reason: 'practice-missing'; itemIds: string[] }

/** Completes a lesson once each of its practice items has a response. Harmless to repeat. Errors: forbidden. */
export async function markAsRead(
  learner: Learner,
  input: { course: Course; lesson: Lesson },
  world = systemWorld,
): Promise<MarkedAsRead> {
  const { course, lesson } = input
  const enrollment = await requireEnrollment(learner, course)
  const itemIds = missingPractice(lesson, await listPracticeResponses(learner, lesson))
  if (itemIds.length > 0) return { ok: false, reason: 'practice-missing', itemIds }

  const now = world.now()
  const courseVersionId = await pinVersion(course, world)
  const { accountId } = learner
  await db.$transaction(async (tx) => {
    const completed = await tx.lessonCompletion.createMany({
      data: [
        {
          id: world.id(),
          accountId,
          unitId: lesson.id,
          enrollmentId: enrollment.id,
          courseVersionId,
          completedAt: now,
        },
      ],
      skipDuplicates: true,
    })
    if (completed.count === 0) return
    const details = { courseId: course.id, courseVersionId }
    const object = `unit:${lesson.id}`
    await record(tx, { action: 'lesson.completed', actor: learner, subjectId: accountId, object, details }, now)
  })
  return { ok: true }
}
