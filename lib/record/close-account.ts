import type { Learner, Operator } from '@/lib/people/account/actor'
import { isLast, listAdministratorships, lockAdministratorships } from '@/lib/people/account/administratorships'
import { lockAccount } from '@/lib/people/account/lock-account'
import { markAccountClosed } from '@/lib/people/account/mark-account-closed'
import { deleteFactors } from '@/lib/people/second-factor/delete-factors'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { removeAllReflections } from '@/lib/training/encounter/remove-reflection'
import { endAllShareLinks } from './certificate/end-share-links'

export type AccountClosed = { ok: true } | { ok: false; reason: 'last-administrator' }

/** Ends sessions and share links and deletes private reflections and second factors; the record stays. Safe to repeat. */
export async function closeAccount(
  actor: Learner | Operator,
  accountId: string,
  reason: string,
  world = systemWorld,
): Promise<AccountClosed> {
  const now = world.now()
  try {
    return await db.$transaction(async (tx) => {
      // Race: the last two administrators close their accounts. The second waits here, then is the last one.
      await lockAdministratorships(tx)
      // A share link being made at this moment waits, so that none outlives the account.
      await lockAccount(tx, accountId)
      if (isLast(await listAdministratorships(tx), accountId)) return { ok: false, reason: 'last-administrator' }
      await removeAllReflections(tx, accountId)
      await deleteFactors(tx, accountId)
      const shareLinksEnded = await endAllShareLinks(tx, accountId, now)
      await markAccountClosed(tx, actor, { accountId, reason, shareLinksEnded }, now)
      return { ok: true }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return { ok: true }
  }
}
