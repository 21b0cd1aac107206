import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import type { Transaction } from '@/lib/platform/db'

/** Includes each session and every correction. */
export function attendancesOnRecord(tx: Transaction, subjects: Subjects) {
  return tx.attendance.findMany({
    where: { accountId: { in: accountIdsOf(subjects) } },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    include: { session: true },
  })
}
