import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { requireWalk } from './queries'

/**
 * Keeps a learner's own note on a walk that has ended, in place of the one before. Nobody else can read it, and nothing is
 * written about it. Errors: not-found (not this learner's walk), conflict (it has not ended).
 */
export async function keepReflection(
  learner: Learner,
  input: { walkId: string; text: string },
  world = systemWorld,
): Promise<void> {
  const walk = await requireWalk(learner, input.walkId)
  if (!walk.endedAt) throw new DomainError('conflict', 'Walk the case to its end first.')
  const kept = { text: input.text, keptAt: world.now() }
  const { walkId } = input
  await db.reflection.upsert({ where: { walkId }, create: { walkId, ...kept }, update: kept })
}
