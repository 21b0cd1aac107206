import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findVersion } from './find-version'
import { findRenewal } from './renewal'

export type Renewed = { ok: true } | { ok: false; reason: 'too-early' | 'nothing-to-renew' }

/** Its own enrollment, which asks for the final and the name again. All certificates stay. */
export async function renew(learner: Learner, course: Course, world = systemWorld): Promise<Renewed> {
  const now = world.now()
  const renewal = await findRenewal(learner, course, now)
  if (renewal.state === 'under-way') return { ok: true }
  if (renewal.state !== 'open')
    return { ok: false, reason: renewal.state === 'later' ? 'too-early' : 'nothing-to-renew' }
  const courseVersionId = await findVersion(course)
  const id = world.id()
  const { accountId } = learner
  await db.$transaction(async (tx) => {
    const { earlierRenewalId } = renewal
    if (earlierRenewalId) {
      await tx.enrollment.updateMany({ where: { id: earlierRenewalId, endedAt: null }, data: { endedAt: now } })
    }
    const started = await tx.enrollment.createMany({
      data: [{ id, accountId, courseId: course.id, kind: 'recertification', courseVersionId, enrolledAt: now }],
      skipDuplicates: true,
    })
    if (started.count === 0) return
    await record(
      tx,
      {
        action: 'enrollment.renewed',
        actor: learner,
        subjectId: accountId,
        object: `enrollment:${id}`,
        details: { courseId: course.id, courseVersionId, ...(earlierRenewalId && { ends: earlierRenewalId }) },
      },
      now,
    )
  })
  return { ok: true }
}
