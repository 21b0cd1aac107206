import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Gives or ends consent to show the organization certificates from before the learner joined it. No-op when nothing changes. Errors: not-found. */
export async function answerConsent(
  learner: Learner,
  { organizationId, agrees }: { organizationId: string; agrees: boolean },
  world = systemWorld,
): Promise<void> {
  const { accountId } = learner
  const now = world.now()
  await db.$transaction(async (tx) => {
    // Race: the membership must not end meanwhile.
    await lockAccount(tx, accountId)
    const membership = await tx.membership.findFirst({
      where: { organizationId, accountId, role: 'learner', endedAt: null },
      select: { id: true },
    })
    if (!membership) throw notFound()
    const live = { membershipId: membership.id, endedAt: null }
    const { count } = agrees
      ? await tx.certificateConsent.createMany({
          data: [{ id: world.id(), membershipId: membership.id, accountId, givenAt: now }],
          skipDuplicates: true,
        })
      : await tx.certificateConsent.updateMany({ where: live, data: { endedAt: now } })
    if (count === 0) return
    const action = agrees ? 'organization.certificates-shown' : 'organization.certificates-hidden'
    const about = { subjectId: accountId, object: `organization:${organizationId}` }
    await record(tx, { action, actor: learner, ...about }, now)
  })
}
