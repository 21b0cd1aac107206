import { record } from '@/lib/audit/log/record'
import type { Transaction } from '@/lib/platform/db'
import type { Learner, Operator } from './actor'

export async function markAccountClosed(
  tx: Transaction,
  actor: Learner | Operator,
  { accountId, reason, shareLinksEnded }: { accountId: string; reason: string; shareLinksEnded: number },
  now: Date,
): Promise<void> {
  await tx.accountClosure.create({ data: { accountId, closedAt: now, closedById: actor.accountId, reason } })
  await tx.firstLanguage.deleteMany({ where: { accountId } })
  const about = { subjectId: accountId, details: { shareLinksEnded }, values: { reason } }
  await record(tx, { action: 'account.closed', actor, ...about }, now)
}
