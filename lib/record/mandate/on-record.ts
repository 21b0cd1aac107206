import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import type { Transaction } from '@/lib/platform/db'

export function mandateExceptionsOnRecord(tx: Transaction, subjects: Subjects) {
  const where = { accountId: { in: accountIdsOf(subjects) } }
  return tx.mandateException.findMany({ where, orderBy: [{ madeAt: 'asc' }, { id: 'asc' }] })
}

/** All versions of the mandates of organizations. */
export function mandateVersionsOnRecord(tx: Transaction, organizationIds: readonly string[]) {
  return tx.mandateVersion.findMany({
    where: { mandate: { organizationId: { in: [...organizationIds] } } },
    include: { mandate: { select: { organizationId: true } } },
  })
}
