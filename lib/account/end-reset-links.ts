import type { Transaction } from '@/lib/platform/db'

/**
 * Ends the password links of an account that are still open: called when a newer one is made, when the password
 * changes, and when the person gains rights that whoever made the link must not reach. Locks the account, so that a
 * link made at the same moment is ended too.
 */
export async function endResetLinks(tx: Transaction, accountId: string, now: Date): Promise<void> {
  await tx.$executeRaw`select from account where id = ${accountId}::uuid for no key update`
  await tx.passwordReset.updateMany({
    where: { accountId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  })
}
