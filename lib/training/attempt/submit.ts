import type { Result } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { DomainError, notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { closeAttempt } from './close-attempt'
import { findSitting, type Sitting } from './sitting'

export type Submitted = { ok: true; result: Result } | { ok: false; reason: 'already-submitted' }

/** Each save by another device can cost one. */
const tries = 20

/** Past the due time, submits what was saved by then. Errors: not-found (not the learner's attempt), conflict. */
export async function submit(
  learner: Learner,
  /** A sitting that was just read saves reading it. */
  input: { attemptId: string; sitting?: Sitting },
  world = systemWorld,
): Promise<Submitted> {
  let { sitting = null } = input
  for (let done = 0; done < tries; done += 1) {
    sitting ??= await findSitting(learner, input.attemptId)
    if (!sitting) throw notFound()
    if (sitting.submitted) return { ok: false, reason: 'already-submitted' }
    const result = await closeAttempt(sitting, learner, world.now())
    if (result) return { ok: true, result }
    sitting = null
  }
  throw new DomainError('conflict', 'Your answers are still changing on another device. Submit again.')
}
