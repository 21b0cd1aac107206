import { record } from '@/lib/audit/record'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from './own-learner'
import type { UnlockInput } from './schema'

/** Errors: not-found (not the coordinator's learner). */
export async function unlock(
  actor: CoordinatorOrOperator,
  input: UnlockInput & { accountId: string },
  world = systemWorld,
): Promise<void> {
  const { accountId, unitId, reason } = input
  const now = world.now()
  try {
    await db.$transaction(async (tx) => {
      await requireOwnLearner(tx, actor, accountId)
      const id = world.id()
      await tx.unlock.create({
        data: {
          id,
          accountId,
          unitId,
          organizationId: organizationOf(actor),
          reason,
          unlockedAt: now,
          unlockedById: actor.accountId,
        },
      })
      const about = { subjectId: accountId, object: `unit:${unitId}`, details: { unlockId: id }, values: { reason } }
      await record(tx, { action: 'attempt.unlocked', actor, ...about }, now)
    })
  } catch (error) {
    // A duplicate submit.
    if (!isUniqueViolation(error)) throw error
  }
}
