import { record } from '@/lib/audit/log/record'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'
import type { UnlockInput } from './schema'

/** Errors: not-found (not the coordinator's learner). */
export async function unlock(
  actor: CoordinatorOrOperator,
  input: UnlockInput & { accountId: string },
  world = systemWorld,
): Promise<void> {
  const { accountId, unitId, reason } = input
  const now = world.now()
  await db.$transaction(async (tx) => {
    await requireOwnLearner(tx, actor, accountId)
    const id = world.id()
    const attribution = { organizationId: organizationOf(actor), unlockedAt: now, unlockedById: actor.accountId }
    if ((await insertOnce(tx, tx.unlock, { id, accountId, unitId, reason, ...attribution })) !== 'new') return
    const about = { subjectId: accountId, object: `unit:${unitId}`, details: { unlockId: id }, values: { reason } }
    await record(tx, { action: 'attempt.unlocked', actor, ...about }, now)
  })
}
