import { type AuditEntry, record } from '@/lib/audit/log/record'
import type { Transaction } from '@/lib/platform/db'
import { lockAccount } from './lock-account'

/** Locks the account, so a link made concurrently ends too. */
export async function endResetLinks(
  tx: Transaction,
  actor: AuditEntry['actor'],
  accountId: string,
  now: Date,
): Promise<void> {
  await lockAccount(tx, accountId)
  await endLinks(tx, actor, { accountId }, now)
}

/** Ends the links that a person made for others. */
export async function endMadeResetLinks(
  tx: Transaction,
  actor: AuditEntry['actor'],
  makerId: string,
  now: Date,
): Promise<void> {
  await endLinks(tx, actor, { createdById: makerId }, now)
}

async function endLinks(
  tx: Transaction,
  actor: AuditEntry['actor'],
  whose: { accountId: string } | { createdById: string },
  now: Date,
): Promise<void> {
  const ended = await tx.passwordReset.updateManyAndReturn({
    where: { ...whose, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
    select: { id: true, accountId: true },
  })
  for (const { id, accountId } of ended) {
    const object = `password-reset:${id}`
    await record(tx, { action: 'account.reset-link-ended', actor, subjectId: accountId, object }, now)
  }
}
