import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { requireRun } from './queries'

/** Private, and never logged. Errors: not-found (not the learner's run), conflict (not ended). */
export async function saveReflection(
  learner: Learner,
  input: { runId: string; text: string },
  world = systemWorld,
): Promise<void> {
  const run = await requireRun(learner, input.runId)
  if (!run.endedAt) throw new DomainError('conflict', 'Play the case to its end first.')
  const data = { text: input.text, keptAt: world.now() }
  const { runId } = input
  await db.reflection.upsert({ where: { runId }, create: { runId, ...data }, update: data })
}
