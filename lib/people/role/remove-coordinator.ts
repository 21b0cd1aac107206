import type { Administrator, Operator } from '@/lib/people/account/actor'
import { endMembership } from '@/lib/people/organization/end-membership'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/** Errors: not-found (not a coordinator there). */
export async function removeCoordinator(
  actor: Administrator | Operator,
  { organizationId, accountId, reason }: { organizationId: string; accountId: string; reason: string },
  world = systemWorld,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const ending = { organizationId, accountId, role: 'coordinator' } as const
    const how = { action: 'organization.coordinator-removed', reason } as const
    await endMembership(tx, actor, { ...ending, ...how }, world.now())
  })
}
