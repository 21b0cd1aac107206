import { record } from '@/lib/audit/log/record'
import { lockAccount } from '@/lib/people/account/lock-account'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/**
 * Ends one grant, and is safe to repeat. Without an id: all live ones of the coordinator's organization, or for an
 * operator of every organization. An open attempt keeps it. Errors: not-found.
 */
export async function endAccommodation(
  actor: CoordinatorOrOperator,
  input: { accountId: string; accommodationId?: string },
  world = systemWorld,
): Promise<void> {
  const { accountId, accommodationId: id } = input
  await db.$transaction(async (tx) => {
    // Race: one call per person at a time, so each end is logged once.
    await lockAccount(tx, accountId)
    await requireOwnLearner(tx, actor, accountId)
    const organizationId = organizationOf(actor)
    const whose = { accountId, ...(organizationId !== null && { organizationId }), ...(id !== undefined && { id }) }
    if ((await endLive(tx, actor, whose, world.now())).length > 0) return
    // A duplicate submit names one that has ended, and must not end the next one.
    if (id === undefined || (await tx.accommodation.count({ where: whose })) === 0) throw notFound()
  })
}

export async function endLive(
  tx: Transaction,
  actor: CoordinatorOrOperator,
  whose: { accountId: string; organizationId?: string | null; id?: string },
  now: Date,
): Promise<{ timeFactor: number; extraAttempts: number }[]> {
  const live = await tx.accommodation.findMany({
    where: { ...whose, endedAt: null },
    select: { id: true, timeFactor: true, extraAttempts: true },
  })
  const ended = await tx.accommodation.updateMany({
    where: { id: { in: live.map(({ id }) => id) }, endedAt: null },
    data: { endedAt: now, endedById: actor.accountId },
  })
  if (ended.count === 0) return []
  for (const { id, ...details } of live) {
    const object = `accommodation:${id}`
    const action = 'attempt.accommodation-ended'
    await record(tx, { action, actor, subjectId: whose.accountId, object, details }, now)
  }
  return live
}
