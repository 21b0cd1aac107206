import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

export function anomaliesOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.anomaly.findMany({
    where: { accountId },
    orderBy: { happenedAt: 'asc' },
    include: { dispositions: { orderBy: { disposedAt: 'asc' } } },
  })
}
