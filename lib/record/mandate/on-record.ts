import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

export function mandateExceptionsOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.mandateException.findMany({ where: { accountId }, orderBy: [{ madeAt: 'asc' }, { id: 'asc' }] })
}
