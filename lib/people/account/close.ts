import { record } from '@/lib/audit/record'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Learner, Operator } from './actor'

/**
 * Closes an account: all sessions end, nobody signs in with it again. What was recorded stays; the person's own notes on
 * encounters were never a record, and go; their share links end, since nobody could end them any more. Harmless to repeat.
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
      // A share link that is being made waits for its turn, so that none outlives the account.
      await tx.$executeRaw`select from account where id = ${accountId}::uuid for no key update`
      await tx.accountClosure.create({ data: { accountId, closedAt: now, closedById: actor.accountId, reason } })
      await tx.reflection.deleteMany({ where: { walk: { accountId } } })
      const shared = { endedAt: null, certificate: { accountId } }
      const { count: shareLinksEnded } = await tx.shareLink.updateMany({ where: shared, data: { endedAt: now } })
      const about = { subjectId: accountId, details: { shareLinksEnded }, values: { reason } }
      await record(tx, { action: 'account.closed', actor, ...about }, now)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}
