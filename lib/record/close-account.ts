import type { Learner, Operator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { markAccountClosed } from '@/lib/people/account/mark-account-closed'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { removeAllReflections } from '@/lib/training/encounter/remove-reflection'
import { endAllShareLinks } from './certificate/end-share-links'

/** Ends sessions and share links and deletes private reflections; the record stays. Safe to repeat. */
export async function closeAccount(
  actor: Learner | Operator,
  accountId: string,
  reason: string,
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  try {
    await db.$transaction(async (tx) => {
      // A share link being made at this moment waits, so that none outlives the account.
      await lockAccount(tx, accountId)
      await removeAllReflections(tx, accountId)
      const shareLinksEnded = await endAllShareLinks(tx, accountId, now)
      await markAccountClosed(tx, actor, { accountId, reason, shareLinksEnded }, now)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}
