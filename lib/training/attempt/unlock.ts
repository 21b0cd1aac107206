import { record } from '@/lib/audit/record'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { type Granter, organizationOf, requireOwnLearner } from './granter'
import type { UnlockInput } from './schema'

/** Errors: not-found (not the coordinator's learner). */
export async function unlock(
  granter: Granter,
  input: UnlockInput & { accountId: string },
  world = systemWorld,
): Promise<void> {
  const { accountId, unitId, reason } = input
  const now = world.now()
  await db.$transaction(async (tx) => {
    await requireOwnLearner(tx, granter, accountId)
    const id = world.id()
    await tx.unlock.create({
      data: {
        id,
        accountId,
        unitId,
        organizationId: organizationOf(granter),
        reason,
        unlockedAt: now,
        unlockedById: granter.accountId,
      },
    })
    const about = { subjectId: accountId, object: `unit:${unitId}`, details: { unlockId: id }, values: { reason } }
    await record(tx, { action: 'attempt.unlocked', actor: granter, ...about }, now)
  })
}
