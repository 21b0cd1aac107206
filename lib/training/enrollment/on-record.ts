import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

export function enrollmentsOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.enrollment.findMany({
    where: { accountId },
    orderBy: [{ enrolledAt: 'asc' }, { id: 'asc' }],
    include: {
      nameConfirmations: { orderBy: [{ confirmedAt: 'asc' }, { id: 'asc' }] },
      deltaUnits: { orderBy: [{ assignedAt: 'asc' }, { unitId: 'asc' }, { courseVersionId: 'asc' }] },
    },
  })
}
