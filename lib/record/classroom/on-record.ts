import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

/** With the session of each, and every correction. */
export function attendancesOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.attendance.findMany({
    where: { accountId },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    include: { session: true },
  })
}
