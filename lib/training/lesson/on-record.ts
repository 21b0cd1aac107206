import type { Subject } from '@/lib/people/account/actor'
import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import type { Transaction } from '@/lib/platform/db'

export function completionsOnRecord(tx: Transaction, subjects: Subjects) {
  return tx.lessonCompletion.findMany({
    where: { accountId: { in: accountIdsOf(subjects) } },
    orderBy: [{ completedAt: 'asc' }, { id: 'asc' }],
  })
}

export function placesOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.readingPlace.findMany({ where: { accountId }, orderBy: { unitId: 'asc' } })
}

export function practiceOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.practiceResponse.findMany({ where: { accountId }, orderBy: { answeredAt: 'asc' } })
}
