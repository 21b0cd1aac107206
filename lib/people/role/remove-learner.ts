import type { Coordinator } from '@/lib/people/account/actor'
import { endMembership } from '@/lib/people/organization/end-membership'
import { db } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Errors: not-found (not their learner), forbidden (oneself). */
export async function removeLearner(
  coordinator: Coordinator,
  { accountId, reason }: { accountId: string; reason: string },
  world = systemWorld,
): Promise<void> {
  const { organizationId } = coordinator
  if (accountId === coordinator.accountId) {
    throw new DomainError('forbidden', 'This is about you. To leave the organization, use your account page.')
  }
  await db.$transaction(async (tx) => {
    const ending = { organizationId, accountId, role: 'learner', action: 'organization.learner-removed' } as const
    await endMembership(tx, coordinator, { ...ending, reason }, world.now())
  })
}
