import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

/** Throws for an unknown account. */
export function accountOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { id: true, name: true, createdAt: true } })
}
