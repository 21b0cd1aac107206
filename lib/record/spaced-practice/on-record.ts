import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

export function casesOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.spacedCase.findMany({ where: { accountId }, orderBy: { ordinal: 'asc' } })
}
