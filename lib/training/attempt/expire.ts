import type { Course, Quiz } from '@/lib/content/course/schema'
import { type Learner, system } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import { closeAttempt } from './close-attempt'
import { type Eligibility, findEligibility } from './eligibility'
import { isOver } from './policy'
import { findSitting } from './sitting'

/** Submits what was saved by the due time. No-op before it. */
export async function expire(learner: Learner, attemptId: string, world = systemWorld): Promise<void> {
  const now = world.now()
  const sitting = await findSitting(learner, attemptId)
  // Null: submitted or given more time meanwhile. No save is possible past the due time.
  if (sitting && isOver(sitting, now)) await closeAttempt(sitting, system, now)
}

/** Null when not enrolled. `known`: as just read. */
export async function settleEligibility(
  learner: Learner,
  { course, quiz, known }: { course: Course; quiz: Quiz; known?: Eligibility | undefined },
  world = systemWorld,
): Promise<Eligibility | null> {
  const find = () => findEligibility(learner, course, quiz, world.now())
  const eligibility = known ?? (await find())
  if (!eligibility?.open?.over) return eligibility
  await expire(learner, eligibility.open.attemptId, world)
  return find()
}
