import type { Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

/** Those about the person, also to a supervisor. */
export function remindersOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.dueReminder.findMany({ where: { accountId }, orderBy: [{ writtenAt: 'asc' }, { step: 'asc' }] })
}
