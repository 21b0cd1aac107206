import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { requireRun } from './queries'

/** Private, and never logged. Errors: not-found (not the learner's run), conflict (not ended). */
export async function keepReflection(
  learner: Learner,
  input: { walkId: string; text: string },
  world = systemWorld,
): Promise<void> {
  const walk = await requireRun(learner, input.walkId)
  if (!walk.endedAt) throw new DomainError('conflict', 'Walk the case to its end first.')
  const kept = { text: input.text, keptAt: world.now() }
  const { walkId } = input
  await db.reflection.upsert({ where: { walkId }, create: { walkId, ...kept }, update: kept })
}
