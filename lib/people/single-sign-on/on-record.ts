import type { Learner } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

export function signOnsOnRecord(tx: Transaction, { accountId }: Learner) {
  return tx.signOnSubject.findMany({
    where: { accountId },
    orderBy: { boundAt: 'asc' },
    select: { issuer: true, subject: true, name: true, boundAt: true },
  })
}
