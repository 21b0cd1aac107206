import { record } from '@/lib/audit/log/record'
import { lockAccount } from '@/lib/people/account/lock-account'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
import { dayOf } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import type { ExtensionInput } from './schema'

export type Extended = { ok: true } | { ok: false; reason: 'past' }

/** The newest due date counts; all are kept. Errors: not-found. */
export async function extend(
  actor: CoordinatorOrOperator,
  input: ExtensionInput & { accountId: string },
  world = systemWorld,
): Promise<Extended> {
  const { accountId, enrollmentId, reason } = input
  const now = world.now()
  const dueOn = new Date(input.dueOn)
  if (dueOn < new Date(dayOf(now, actor.timeZone))) return { ok: false, reason: 'past' }
  return db.$transaction(async (tx) => {
    // Serializes extensions of one learner, so that each log entry names the previous due date.
    await lockAccount(tx, accountId)
    await requireOwnLearner(tx, actor, accountId)
    const id = world.id()
    const [enrollment] = await query(tx)`
      select from live_enrollment where id = ${enrollmentId}::uuid and account_id = ${accountId}::uuid`
    if (!enrollment) throw notFound()
    const before = await tx.extension.findFirst({
      where: { enrollmentId },
      orderBy: { extendedAt: 'desc' },
      select: { dueOn: true },
    })
    const organizationId = organizationOf(actor)
    const attribution = { extendedAt: now, extendedById: actor.accountId }
    const row = { id, enrollmentId, accountId, organizationId, dueOn, reason, ...attribution }
    if ((await insertOnce(tx, tx.extension, row)) !== 'new') return { ok: true }
    const entry = {
      action: 'amendment.extended' as const,
      actor,
      subjectId: accountId,
      object: `enrollment:${enrollmentId}`,
      details: { extensionId: id, dueOn: input.dueOn, dueOnBefore: before ? dayOf(before.dueOn, 'UTC') : null },
      values: { reason },
    }
    await record(tx, entry, now)
    return { ok: true }
  })
}
