import type { Course, Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { closeAttempt } from './close-attempt'
import { type Eligibility, findEligibility } from './eligibility'

const system = { accountId: null, role: 'system' as const }

export async function expire(attemptId: string, world = systemWorld): Promise<void> {
  await transact((tx) => closeAttempt(tx, { attemptId, actor: system, submits: false }, world.now()))
}

export async function settleEligibility(
  learner: Learner,
  course: Course,
  quiz: Quiz,
  world = systemWorld,
): Promise<Eligibility | null> {
  const eligibility = await findEligibility(learner, course, quiz, world.now())
  if (!eligibility?.open?.over) return eligibility
  await expire(eligibility.open.attemptId, world)
  return findEligibility(learner, course, quiz, world.now())
}
