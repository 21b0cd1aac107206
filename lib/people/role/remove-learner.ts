import type { Coordinator } from '@/lib/people/account/actor'
import { endMembership } from '@/lib/people/organization/membership/end-membership'
import { db } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Errors: not-found (not their learner), forbidden (oneself). */
export async function removeLearner(
  coordinator: Coordinator,
  { accountId, reason }: { accountId: string; reason: string },
  world = systemWorld,
): Promise<void> {
  await removeLearners(coordinator, { accountIds: [accountId], reason }, world)
}

/** All or none. Errors: as above. */
export async function removeLearners(
  coordinator: Coordinator,
  { accountIds, reason }: { accountIds: string[]; reason: string },
  world = systemWorld,
): Promise<void> {
  const { organizationId } = coordinator
  if (accountIds.includes(coordinator.accountId)) {
    throw new DomainError('forbidden', 'This is about you. To leave the organization, use your account page.')
  }
  await db.$transaction(async (tx) => {
    const ending = { organizationId, action: 'organization.learner-removed', reason } as const
    // Sorted, so that two calls can't deadlock.
    for (const accountId of accountIds.toSorted()) {
      await endMembership(tx, coordinator, { ...ending, accountId }, world.now())
    }
  })
}
