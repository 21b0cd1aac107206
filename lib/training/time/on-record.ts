import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import type { Transaction } from '@/lib/platform/db'

export async function timeOnRecord(tx: Transaction, subjects: Subjects) {
  const where = { accountId: { in: accountIdsOf(subjects) } }
  return {
    views: await tx.pageView.findMany({ where, orderBy: { viewedAt: 'asc' } }),
    beats: await tx.beat.findMany({ where, orderBy: { ordinal: 'asc' } }),
  }
}
