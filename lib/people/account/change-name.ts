import { record } from '@/lib/audit/log/record'
import type { Transaction } from '@/lib/platform/db'
import type { Learner } from './actor'
import { lockAccount } from './lock-account'

/** False: it was the name before. */
export async function changeName(tx: Transaction, learner: Learner, name: string, now: Date): Promise<boolean> {
  const { accountId } = learner
  await lockAccount(tx, accountId)
  const earlier = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { name: true } })
  if (earlier.name === name) return false
  await tx.account.update({ where: { id: accountId }, data: { name } })
  const values = { name, 'name.old': earlier.name }
  await record(tx, { action: 'account.name-changed', actor: learner, subjectId: accountId, values }, now)
  return true
}
