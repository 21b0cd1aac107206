import { record } from '@/lib/audit/log/record'
import { lockAccount } from '@/lib/people/account/lock-account'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'
import { endLive } from './end-accommodation'
import type { AccommodationInput } from './schema'

/** Also extends an open attempt. Errors: not-found (not the coordinator's learner). */
export async function grantAccommodation(
  actor: CoordinatorOrOperator,
  input: AccommodationInput & { accountId: string },
  world = systemWorld,
): Promise<void> {
  const { accountId, timeFactor, extraAttempts, reason } = input
  const now = world.now()
  await db.$transaction(async (tx) => {
    // Race: one call per person at a time, so two grants leave one.
    await lockAccount(tx, accountId)
    await requireOwnLearner(tx, actor, accountId)
    const id = world.id()
    const of = { accountId, organizationId: organizationOf(actor) }
    const attribution = { grantedAt: now, grantedById: actor.accountId }
    const row = { id, ...of, timeFactor, extraAttempts, reason, ...attribution }
    let earlier: { timeFactor: number; extraAttempts: number } | undefined
    const inserted = await insertOnce(tx, tx.accommodation, row, async () => {
      earlier = (await endLive(tx, actor, of, now))[0]
      return null
    })
    if (inserted !== 'new') return
    const entry = {
      action: 'attempt.accommodation-granted' as const,
      actor,
      subjectId: accountId,
      object: `accommodation:${id}`,
      details: {
        timeFactor,
        extraAttempts,
        ...(earlier && { 'timeFactor.old': earlier.timeFactor, 'extraAttempts.old': earlier.extraAttempts }),
      },
      values: { reason },
    }
    await record(tx, entry, now)
  })
}
