import { lockAccount } from '@/lib/people/account/lock-account'
import { withdraw } from '@/lib/people/mail/withdraw'
import type { Transaction } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'

export type PlanEnd = 'learner' | 'link' | 'changed' | 'finished'

/** Locks the learner's plan and cases until the transaction ends, so that concurrent clicks run one after another. */
export async function lockLivePlan(tx: Transaction, accountId: string) {
  await lockAccount(tx, accountId)
  return tx.practicePlan.findFirst({ where: { accountId, endedAt: null } })
}

export async function endPlan(tx: Transaction, planId: string, endedBy: PlanEnd, world: World): Promise<void> {
  const { accountId } = await tx.practicePlan.update({ where: { id: planId }, data: { endedAt: world.now(), endedBy } })
  if (endedBy !== 'changed') await withdraw(tx, { accountId }, world)
}
