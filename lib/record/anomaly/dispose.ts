import { record } from '@/lib/audit/log/record'
import type { Administrator, Coordinator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'
import type { DispositionInput } from './schema'

/** Errors: not-found (another coordinator's learner), forbidden (the coordinator's own anomaly). */
export async function dispose(
  actor: Coordinator | Administrator,
  input: DispositionInput & { anomalyId: string },
  world = systemWorld,
): Promise<void> {
  const { anomalyId, outcome, reason } = input
  const organizationId = organizationOf(actor)
  await db.$transaction(async (tx) => {
    const anomaly = await tx.anomaly.findUnique({ where: { id: anomalyId }, select: { accountId: true } })
    if (!anomaly) throw notFound()
    await requireOwnLearner(tx, actor, anomaly.accountId)
    // Serializes dispositions of one learner, so that each log entry names the previous outcome.
    await lockAccount(tx, anomaly.accountId)
    const now = world.now()
    const id = world.id()
    const earlier = await tx.anomalyDisposition.findFirst({
      where: { anomalyId, organizationId },
      orderBy: [{ disposedAt: 'desc' }, { id: 'desc' }],
      select: { outcome: true, reason: true },
    })
    const attribution = { disposedAt: now, disposedById: actor.accountId }
    const row = { id, anomalyId, organizationId, outcome, reason, ...attribution }
    if ((await insertOnce(tx, tx.anomalyDisposition, row)) !== 'new') return
    const entry = {
      action: 'anomaly.disposed' as const,
      actor,
      subjectId: anomaly.accountId,
      object: `anomaly:${anomalyId}`,
      details: { disposition: id, outcome, 'outcome.old': earlier?.outcome ?? null },
      values: { reason, 'reason.old': earlier?.reason ?? null },
    }
    await record(tx, entry, now)
  })
}
