import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import type { Transaction } from '@/lib/platform/db'

export async function amendmentsOnRecord(tx: Transaction, subjects: Subjects) {
  const where = { accountId: { in: accountIdsOf(subjects) } }
  const id = 'asc' as const
  return {
    annotations: await tx.annotation.findMany({ where, orderBy: [{ annotatedAt: 'asc' }, { id }] }),
    waivers: await tx.waiver.findMany({ where, orderBy: [{ waivedAt: 'asc' }, { id }] }),
    extensions: await tx.extension.findMany({ where, orderBy: [{ extendedAt: 'asc' }, { id }] }),
    timeAcceptances: await tx.timeAcceptance.findMany({ where, orderBy: [{ acceptedAt: 'asc' }, { id }] }),
    resets: await tx.reset.findMany({ where, orderBy: [{ resetAt: 'asc' }, { id }] }),
  }
}
