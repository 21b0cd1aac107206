import { record } from '@/lib/audit/record'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Learner, Operator } from './actor'

/**
 * Closes an account: all sessions end, nobody signs in with it again. What was recorded stays; the person's own notes on
 * encounters were never a record, and go. Harmless to repeat.
 */
export async function close(
  actor: Learner | Operator,
  accountId: string,
  reason: string,
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  try {
    await db.$transaction(async (tx) => {
      await tx.accountClosure.create({ data: { accountId, closedAt: now, closedById: actor.accountId, reason } })
      await tx.reflection.deleteMany({ where: { walk: { accountId } } })
      await record(tx, { action: 'account.closed', actor, subjectId: accountId, details: { reason } }, now)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}
