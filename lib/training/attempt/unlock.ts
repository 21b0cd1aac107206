import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db, type Transaction } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld, type World } from '@/lib/platform/world'
import type { UnlockInput } from './schema'

/** Errors: not-found (not the coordinator's learner). */
export async function unlock(
  actor: CoordinatorOrOperator,
  input: UnlockInput & { accountId: string },
  world = systemWorld,
): Promise<void> {
  await db.$transaction((tx) => unlockOne(tx, actor, input, world))
}

/** A row for each person, with the same reason. All or none. Errors: as above. */
export async function unlockForPeople(
  coordinator: Coordinator,
  { accountIds, ...given }: UnlockInput & { accountIds: string[] },
  world = systemWorld,
): Promise<void> {
  await db.$transaction(async (tx) => {
    // Sorted, so that two calls can't deadlock.
    for (const accountId of accountIds.toSorted()) await unlockOne(tx, coordinator, { ...given, accountId }, world)
  })
}

async function unlockOne(
  tx: Transaction,
  actor: CoordinatorOrOperator,
  { accountId, unitId, reason }: UnlockInput & { accountId: string },
  world: World,
): Promise<void> {
  const now = world.now()
  await requireOwnLearner(tx, actor, accountId)
  const id = world.id()
  const attribution = { organizationId: organizationOf(actor), unlockedAt: now, unlockedById: actor.accountId }
  if ((await insertOnce(tx, tx.unlock, { id, accountId, unitId, reason, ...attribution })) !== 'new') return
  const about = { subjectId: accountId, object: `unit:${unitId}`, details: { unlockId: id }, values: { reason } }
  await record(tx, { action: 'attempt.unlocked', actor, ...about }, now)
}
