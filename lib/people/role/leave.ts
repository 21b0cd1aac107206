import type { Learner } from '@/lib/people/account/actor'
import { endMembership } from '@/lib/people/organization/membership/end-membership'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/** Errors: not-found (not a learner there). */
export async function leave(
  learner: Learner,
  { organizationId }: { organizationId: string },
  world = systemWorld,
): Promise<void> {
  const { accountId } = learner
  await db.$transaction(async (tx) => {
    const ending = { organizationId, accountId, action: 'organization.left' } as const
    await endMembership(tx, learner, { ...ending, reason: 'Left on their own' }, world.now())
  })
}
