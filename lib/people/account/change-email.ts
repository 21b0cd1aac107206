import { record } from '@/lib/audit/log/record'
import type { Transaction } from '@/lib/platform/db'
import type { Learner } from './actor'
import { confirmAddress, type Proof } from './confirmed-address'
import { normalizeEmail } from './email'
import { endResetLinks } from './end-reset-links'

/** Returns the earlier address; the new one counts as confirmed. Errors: a unique violation when another account has it. */
export async function changeEmail(
  tx: Transaction,
  learner: Learner,
  { email, how }: { email: string; how: Proof },
  now: Date,
): Promise<string> {
  const { accountId } = learner
  // Also locks the account.
  await endResetLinks(tx, learner, accountId, now)
  const earlier = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { email: true } })
  await tx.account.update({ where: { id: accountId }, data: { email, emailKey: normalizeEmail(email) } })
  await confirmAddress(tx, accountId, how, now)
  const values = { email, 'email.old': earlier.email }
  await record(tx, { action: 'account.address-changed', actor: learner, subjectId: accountId, values }, now)
  return earlier.email
}
