import type { Learner } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

/** Only for the person's own copy: others see totals. */
export function evaluationsOnRecord(tx: Transaction, { accountId }: Learner) {
  return tx.courseEvaluation.findMany({ where: { accountId }, orderBy: { evaluatedAt: 'asc' } })
}
