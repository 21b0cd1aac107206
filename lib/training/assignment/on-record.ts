import type { Subject } from '@/lib/people/account/actor'
import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import type { Transaction } from '@/lib/platform/db'

/** Only those for these people: the others name an organization or a cohort. */
export function assignmentsOnRecord(tx: Transaction, subjects: Subjects) {
  const where = { accountId: { in: accountIdsOf(subjects) } }
  return tx.assignment.findMany({ where, orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }] })
}

/** An organization's assignments that are not for one person. */
export function sharedAssignmentsOnRecord(tx: Transaction, organizationIds: readonly string[]) {
  return tx.assignment.findMany({ where: { organizationId: { in: [...organizationIds] }, accountId: null } })
}

export function lateNotesOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.lateNote.findMany({ where: { accountId }, orderBy: [{ saidAt: 'asc' }, { id: 'asc' }] })
}
