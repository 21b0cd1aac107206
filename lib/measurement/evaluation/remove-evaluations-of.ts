import type { Transaction } from '@/lib/platform/db'

export async function removeEvaluationsOf(tx: Transaction, accountId: string): Promise<void> {
  await tx.courseEvaluation.deleteMany({ where: { accountId } })
}
