import { record } from '@/lib/audit/log/record'
import { lockAccount } from '@/lib/people/account/lock-account'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { isCertified } from './is-certified'
import type { EndWaiverInput } from './schema'

export type WaiverEnded = { ok: true } | { ok: false; reason: 'certified' | 'ended-before' }

/** Refused while a certificate depends on the waiver. Errors: not-found. */
export async function endWaiver(
  actor: CoordinatorOrOperator,
  input: EndWaiverInput & { accountId: string },
  world = systemWorld,
): Promise<WaiverEnded> {
  const { accountId, waiverId, reason } = input
  const organizationId = organizationOf(actor)
  return db.$transaction(async (tx) => {
    // Locks before looking for certificates, so that none is issued in between.
    await lockAccount(tx, accountId, 'alone')
    const subject = await requireOwnLearner(tx, actor, accountId)
    const where = { id: waiverId, accountId, ...(organizationId && { organizationId }) }
    const waiver = await tx.waiver.findFirst({ where })
    if (!waiver) throw notFound()
    if (waiver.endedAt) {
      // A duplicate submit.
      const isSentAgain = waiver.endedById === actor.accountId && waiver.endReason === reason
      return isSentAgain ? { ok: true } : { ok: false, reason: 'ended-before' }
    }
    if (await isCertified(tx, subject, waiver.unitId)) return { ok: false, reason: 'certified' }
    const now = world.now()
    await tx.waiver.update({
      where: { id: waiverId },
      data: { endedAt: now, endedById: actor.accountId, endReason: reason },
    })
    const entry = {
      action: 'amendment.waiver-ended' as const,
      actor,
      subjectId: accountId,
      object: `unit:${waiver.unitId}`,
      details: { waiverId },
      values: { reason },
    }
    await record(tx, entry, now)
    return { ok: true }
  })
}
