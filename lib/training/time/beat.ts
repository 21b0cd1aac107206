import type { Learner } from '@/lib/people/account/actor'
import { transact } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { makeThrottle } from '@/lib/platform/limit/throttle'
import { systemWorld } from '@/lib/platform/world'
import { beatCapMs } from './clock'
import { nextSeconds } from './interval'
import { findTimeOn, type TimeOn } from './queries'
import { tick } from './tick'
import { openToken } from './token'

/** Enough for a hundred tabs; more would only wait for the same row, each on its own connection. */
const beats = makeThrottle({ name: 'beats', limit: 400, seconds: 60 })

/** Carries no duration: only the server's clock counts. Errors: too-many; invalid, forbidden, conflict (token.ts). */
export async function beat(
  learner: Learner,
  input: { token: string; sessionId: string; courseId: string; unitId: string; stepId?: string | null },
  world = systemWorld,
): Promise<{ next: number; time: TimeOn }> {
  const now = world.now()
  const { accountId } = learner
  if (beats.take(accountId, now) > 0)
    throw new DomainError('too-many', 'Too many signs of reading arrived at once. Please wait a minute.')
  const { token, stepId, ...place } = input
  const { viewId, openedAt } = openToken(token, { accountId, ...place }, now)
  const span = { viewId, kind: 'beat', since: openedAt, capMs: beatCapMs, stepId } as const
  return transact(async (tx) => {
    const ordinal = await tick(tx, learner, () => span, now)
    return { next: nextSeconds(viewId, ordinal), time: await findTimeOn(learner, place.unitId, tx) }
  })
}
