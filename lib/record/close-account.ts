import type { Learner, Operator } from '@/lib/people/account/actor'
import { isLast, listAdministratorships, lockAdministratorships } from '@/lib/people/account/administratorships'
import { lockAccount } from '@/lib/people/account/lock-account'
import { markAccountClosed } from '@/lib/people/account/mark-account-closed'
import { deleteFactors } from '@/lib/people/second-factor/delete-factors'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { lockRetention } from '@/lib/platform/retention-lock'
import { systemWorld } from '@/lib/platform/world'
import { endAllShareLinks } from './certificate/end-share-links'
import { pseudonymize } from './retention/pseudonymize'

export type AccountClosed = { ok: true } | { ok: false; reason: 'last-administrator' }

/** Ends share links, deletes second factors, and replaces the name unless a hold keeps it; the record stays. Safe to repeat. */
export async function closeAccount(
  actor: Learner | Operator,
  accountId: string,
  reason: string,
  world = systemWorld,
): Promise<AccountClosed> {
  const now = world.now()
  try {
    return await db.$transaction(async (tx) => {
      // Before any other lock, as the worker takes it.
      await lockRetention(tx)
      // Race: the last two administrators close their accounts. The second waits here, then is the last one.
      await lockAdministratorships(tx)
      // A share link being made at this moment waits, so that none outlives the account.
      await lockAccount(tx, accountId)
      if (isLast(await listAdministratorships(tx), accountId)) return { ok: false, reason: 'last-administrator' }
      await deleteFactors(tx, accountId)
      const shareLinksEnded = await endAllShareLinks(tx, accountId, now)
      await markAccountClosed(tx, actor, { accountId, reason, shareLinksEnded }, now)
      await pseudonymize(tx, accountId, now)
      return { ok: true }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return { ok: true }
  }
}
