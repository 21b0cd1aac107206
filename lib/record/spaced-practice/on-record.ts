import type { Learner, Subject } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

export function casesOnRecord(tx: Transaction, { accountId }: Subject) {
  return tx.spacedCase.findMany({ where: { accountId }, orderBy: { ordinal: 'asc' } })
}

export async function plansOnRecord(tx: Transaction, { accountId }: Learner) {
  return {
    plans: await tx.practicePlan.findMany({ where: { accountId }, orderBy: { startedAt: 'asc' } }),
    followUps: await tx.followUp.findMany({ where: { accountId }, orderBy: { repliedAt: 'asc' } }),
  }
}
