import type { Learner } from '@/lib/account/actor'
import { transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { beatCapMs } from './clock'
import { nextSeconds } from './interval'
import { findTimeOn, type TimeOn } from './queries'
import { tick } from './tick'
import { openToken } from './token'

/**
 * A page says that its reader is there. Says nothing of how long: the server's clock alone counts, for one learner once. Harmless to
 * repeat. Gives the seconds until the next one, and how the learner stands. Errors: invalid, forbidden, conflict (lib/time/token.ts).
 */
export async function beat(
  learner: Learner,
  input: { token: string; sessionId: string; courseId: string; unitId: string },
  world = systemWorld,
): Promise<{ next: number; time: TimeOn }> {
  const now = world.now()
  const { accountId } = learner
  const { token, ...place } = input
  const { viewId, openedAt } = openToken(token, { accountId, ...place }, now)
  const span = { viewId, kind: 'beat', since: openedAt, capMs: beatCapMs } as const
  return transact(async (tx) => {
    const ordinal = await tick(tx, accountId, () => span, now)
    return { next: nextSeconds(viewId, ordinal), time: await findTimeOn(accountId, place.unitId, tx) }
  })
}
