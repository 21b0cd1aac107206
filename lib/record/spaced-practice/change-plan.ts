import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { withdraw } from '@/lib/people/mail/withdraw'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { endPlan, lockLivePlan } from './live-plan'
import type { PlanInput } from './schema'

export type PlanChanged = { ok: true } | { ok: false; reason: 'no-plan' }

export async function changePlan(learner: Learner, input: PlanInput, world = systemWorld): Promise<PlanChanged> {
  const { accountId } = learner
  const now = world.now()
  return db.$transaction(async (tx): Promise<PlanChanged> => {
    const live = await lockLivePlan(tx, accountId)
    if (!live) return { ok: false, reason: 'no-plan' }
    await endPlan(tx, live.id, 'changed', world)
    if (!input.byMail) await withdraw(tx, { accountId }, world)
    const id = world.id()
    await tx.practicePlan.create({ data: { id, accountId, ...input, timeZone: learner.timeZone, startedAt: now } })
    const { byMail, quietFrom, quietUntil } = live
    const details = { ...input, 'byMail.old': byMail, 'quietFrom.old': quietFrom, 'quietUntil.old': quietUntil }
    const about = { subjectId: accountId, object: `plan:${id}`, details }
    await record(tx, { action: 'practice.plan-changed', actor: learner, ...about }, now)
    return { ok: true }
  })
}
