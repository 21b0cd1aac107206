import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findVersion } from './find-version'

export async function enroll(learner: Learner, course: Course, world = systemWorld): Promise<void> {
  const now = world.now()
  const courseVersionId = await findVersion(course)
  const id = world.id()
  const { accountId } = learner
  await db.$transaction(async (tx) => {
    const enrolled = await tx.enrollment.createMany({
      data: [{ id, accountId, courseId: course.id, kind: 'course', courseVersionId, enrolledAt: now }],
      skipDuplicates: true,
    })
    if (enrolled.count === 0) return
    await record(
      tx,
      {
        action: 'enrollment.enrolled',
        actor: learner,
        subjectId: accountId,
        object: `enrollment:${id}`,
        details: { courseId: course.id, courseVersionId },
      },
      now,
    )
  })
}
