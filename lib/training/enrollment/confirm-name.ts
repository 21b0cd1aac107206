import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { identitySourceOf } from '@/lib/people/single-sign-on/identity-source'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { type ConfirmedName, findConfirmedName, findEarningEnrollment, notEnrolled } from './queries'

/** An unchanged name keeps its confirmation, unless a sign-on provider gives it now. Errors: forbidden. */
export async function confirmName(
  learner: Learner,
  course: Course,
  input: { name: string },
  world = systemWorld,
): Promise<void> {
  const identitySource = await identitySourceOf(db, { accountId: learner.accountId, name: input.name })
  const isUnchanged = (earlier: ConfirmedName | null) =>
    earlier?.name === input.name && (identitySource === 'self_declared' || earlier.identitySource === identitySource)
  if (isUnchanged(await findConfirmedName(learner, course))) return
  const enrollment = await findEarningEnrollment(learner, course)
  if (!enrollment) throw notEnrolled()
  await db.$transaction(async (tx) => {
    // Race: one call per person at a time, so each entry has the earlier name.
    await lockAccount(tx, learner.accountId)
    const now = world.now()
    const earlier = await tx.nameConfirmation.findFirst({
      where: { enrollmentId: enrollment.id },
      orderBy: { confirmedAt: 'desc' },
      select: { name: true, identitySource: true },
    })
    if (isUnchanged(earlier)) return
    await tx.nameConfirmation.create({
      data: {
        id: world.id(),
        enrollmentId: enrollment.id,
        name: input.name,
        identitySource,
        confirmedAt: now,
      },
    })
    await record(
      tx,
      {
        action: 'enrollment.name-confirmed',
        actor: learner,
        subjectId: learner.accountId,
        object: `enrollment:${enrollment.id}`,
        details: { identitySource },
        values: { name: input.name, 'name.old': earlier?.name ?? null },
      },
      now,
    )
  })
}
