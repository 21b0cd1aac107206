import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { requireWalk } from './queries'

/** Takes a learner's own note away for good. Harmless to repeat. Errors: not-found (not this learner's walk). */
export async function removeReflection(learner: Learner, input: { walkId: string }): Promise<void> {
  const { walkId } = input
  await requireWalk(learner, walkId)
  await db.reflection.deleteMany({ where: { walkId } })
}
