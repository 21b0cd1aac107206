import type { Learner } from '@/lib/people/account/actor'
import { db, type Transaction } from '@/lib/platform/db'
import { requireWalk } from './queries'

/** Takes a learner's own note away for good. Harmless to repeat. Errors: not-found (not this learner's walk). */
export async function removeReflection(learner: Learner, input: { walkId: string }): Promise<void> {
  const { walkId } = input
  await requireWalk(learner, walkId)
  await db.reflection.deleteMany({ where: { walkId } })
}

/** Removes each note of a learner. */
export async function removeAllReflections(tx: Transaction, accountId: string): Promise<void> {
  await tx.reflection.deleteMany({ where: { walk: { accountId } } })
}
