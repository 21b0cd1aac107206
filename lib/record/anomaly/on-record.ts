import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import type { Transaction } from '@/lib/platform/db'

export function anomaliesOnRecord(tx: Transaction, subjects: Subjects) {
  return tx.anomaly.findMany({
    where: { accountId: { in: accountIdsOf(subjects) } },
    orderBy: { happenedAt: 'asc' },
    include: { dispositions: { orderBy: { disposedAt: 'asc' } } },
  })
}
