import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

/** Those for the person alone: others are for whoever belongs to an organization or cohort. */
export function assignmentsOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.assignment.findMany({ where: { accountId }, orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }] })
}
