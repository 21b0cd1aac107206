import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

/** Only those for this person: the others name an organization or a cohort. */
export function assignmentsOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.assignment.findMany({ where: { accountId }, orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }] })
}

export function lateNotesOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.lateNote.findMany({ where: { accountId }, orderBy: [{ saidAt: 'asc' }, { id: 'asc' }] })
}
