import type { Learner } from '@/lib/people/account/actor'
import { db, type Transaction } from '@/lib/platform/db'
import { requireRun } from './queries'

/** Idempotent. Errors: not-found (not the learner's run). */
export async function removeReflection(learner: Learner, input: { runId: string }): Promise<void> {
  const { runId } = input
  await requireRun(learner, runId)
  await db.reflection.deleteMany({ where: { runId } })
}

export async function removeAllReflections(tx: Transaction, accountId: string): Promise<void> {
  await tx.reflection.deleteMany({ where: { run: { accountId } } })
}
