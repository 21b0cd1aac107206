import type { Learner } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

/** Without the cases' texts: the other set still waits for other learners. */
export function caseRoundsOnRecord(tx: Transaction, { accountId }: Learner) {
  return tx.caseRound.findMany({
    where: { accountId },
    orderBy: { startedAt: 'asc' },
    include: { ratings: { orderBy: { position: 'asc' } } },
  })
}
