import type { Learner, Operator } from '@/lib/people/account/actor'
import { close } from '@/lib/people/account/close'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { removeAllReflections } from '@/lib/training/encounter/remove-reflection'
import { endAllShareLinks } from './certificate/end-share-links'

/**
 * Closes an account: all sessions end, nobody signs in with it again. What was recorded stays; the person's own notes on
 * encounters were never a record, and go; their share links end, since nobody could end them any more. Safe to repeat.
 */
export async function closeAccount(
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
      await removeAllReflections(tx, accountId)
      const shareLinksEnded = await endAllShareLinks(tx, accountId, now)
      await close(tx, actor, { accountId, reason, shareLinksEnded }, now)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}
