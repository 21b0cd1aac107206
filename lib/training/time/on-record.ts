import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

export async function timeOnRecord(tx: Transaction, { accountId }: Subject) {
  return {
    views: await tx.pageView.findMany({ where: { accountId }, orderBy: { viewedAt: 'asc' } }),
    beats: await tx.beat.findMany({ where: { accountId }, orderBy: { ordinal: 'asc' } }),
  }
}
