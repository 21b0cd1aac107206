import type { Learner } from '@/lib/people/account/actor'
import { db, type Transaction } from '@/lib/platform/db'
import { requireRun } from './queries'

/** Idempotent. Errors: not-found (not the learner's run). */
export async function removeReflection(learner: Learner, input: { walkId: string }): Promise<void> {
  const { walkId } = input
  await requireRun(learner, walkId)
  await db.reflection.deleteMany({ where: { walkId } })
}

export async function removeAllReflections(tx: Transaction, accountId: string): Promise<void> {
  await tx.reflection.deleteMany({ where: { walk: { accountId } } })
}
