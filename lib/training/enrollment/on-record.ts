import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import type { Transaction } from '@/lib/platform/db'

export function enrollmentsOnRecord(tx: Transaction, subjects: Subjects) {
  return tx.enrollment.findMany({
    where: { accountId: { in: accountIdsOf(subjects) } },
    orderBy: [{ enrolledAt: 'asc' }, { id: 'asc' }],
    include: {
      nameConfirmations: { orderBy: [{ confirmedAt: 'asc' }, { id: 'asc' }] },
      deltaUnits: { orderBy: [{ assignedAt: 'asc' }, { unitId: 'asc' }, { courseVersionId: 'asc' }] },
    },
  })
}
