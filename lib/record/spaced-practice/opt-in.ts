import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { lockLivePlan } from './live-plan'
import { makeNextCase } from './make-next-case'
import { findMaterial } from './material'
import type { PlanInput } from './schema'

export type OptedIn = { ok: true } | { ok: false; reason: 'no-certificate' | 'nothing-left' }

/** Takes over the case that an earlier plan left open. Safe to repeat. */
export async function optIn(
  learner: Learner,
  input: PlanInput & { courses: readonly Course[] },
  world = systemWorld,
): Promise<OptedIn> {
  const { courses, ...settings } = input
  const { accountId, timeZone } = learner
  const now = world.now()
  const material = await findMaterial(learner, courses, now)
  if (material.pool.length === 0) return { ok: false, reason: 'no-certificate' }
  return db.$transaction(async (tx): Promise<OptedIn> => {
    if (await lockLivePlan(tx, accountId)) return { ok: true }
    const open = await tx.spacedCase.count({ where: { accountId, answeredAt: null } })
    const hasCase = open > 0 || (await makeNextCase(tx, learner, material, world)) !== null
    if (!hasCase) return { ok: false, reason: 'nothing-left' }
    const id = world.id()
    await tx.practicePlan.create({ data: { id, accountId, ...settings, timeZone, startedAt: now } })
    await record(
      tx,
      { action: 'practice.opted-in', actor: learner, subjectId: accountId, object: `plan:${id}`, details: settings },
      now,
    )
    return { ok: true }
  })
}
