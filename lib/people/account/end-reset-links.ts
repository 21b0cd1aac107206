import { type AuditEntry, record } from '@/lib/audit/record'
import type { Transaction } from '@/lib/platform/db'
import { lockAccount } from './lock-account'

/** The account's lock makes this end a link that is made concurrently. */
export async function endResetLinks(
  tx: Transaction,
  actor: AuditEntry['actor'],
  accountId: string,
  now: Date,
): Promise<void> {
  await lockAccount(tx, accountId)
  const open = { accountId, usedAt: null, expiresAt: { gt: now } }
  const ended = await tx.passwordReset.updateManyAndReturn({
    where: open,
    data: { expiresAt: now },
    select: { id: true },
  })
  for (const { id } of ended) {
    const object = `password-reset:${id}`
    await record(tx, { action: 'account.reset-link-ended', actor, subjectId: accountId, object }, now)
  }
}
