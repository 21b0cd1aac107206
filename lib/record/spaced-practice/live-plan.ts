import { withdraw } from '@/lib/people/mail/withdraw'
import type { Transaction } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'

export type PlanEnd = 'learner' | 'link' | 'changed' | 'finished'

/**
 * The live plan of a person, or null. Whoever asks for it in a transaction keeps others from changing anything of this
 * person's plan and cases until its end: clicks that arrive at once come one after another.
 */
export async function lockLivePlan(tx: Transaction, accountId: string) {
  await tx.$executeRaw`select from account where id = ${accountId}::uuid for no key update`
  return tx.practicePlan.findFirst({ where: { accountId, endedAt: null } })
}

/** What waits to be mailed is taken back, unless another plan takes the place of this one. */
export async function endPlan(tx: Transaction, planId: string, endedBy: PlanEnd, world: World): Promise<void> {
  const { accountId } = await tx.practicePlan.update({ where: { id: planId }, data: { endedAt: world.now(), endedBy } })
  if (endedBy !== 'changed') await withdraw(tx, { accountId }, world)
}
