import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

/** Includes each session and every correction. */
export function attendancesOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.attendance.findMany({
    where: { accountId },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    include: { session: true },
  })
}
