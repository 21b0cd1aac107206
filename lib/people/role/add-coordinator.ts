import type { Coordinator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { type CoordinatorMade, startCoordinating } from '@/lib/people/organization/membership/make-coordinator'
import { isCurrentLearner } from '@/lib/people/organization/queries'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** One of their own people: a search by address would tell who has an account. Errors: not-found (not their learner). */
export async function addCoordinator(
  coordinator: Coordinator,
  { accountId }: { accountId: string },
  world = systemWorld,
): Promise<CoordinatorMade> {
  return db.$transaction(async (tx) => {
    await lockAccount(tx, accountId)
    if (!(await isCurrentLearner(coordinator, accountId, tx))) throw notFound()
    return startCoordinating(tx, coordinator, { organizationId: coordinator.organizationId, accountId }, world)
  })
}
