import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { endPlan, lockLivePlan } from './live-plan'

export async function stop(learner: Learner, world = systemWorld): Promise<void> {
  const { accountId } = learner
  const now = world.now()
  await db.$transaction(async (tx) => {
    const live = await lockLivePlan(tx, accountId)
    if (!live) return
    await endPlan(tx, live.id, 'learner', world)
    const object = `plan:${live.id}`
    await record(tx, { action: 'practice.stopped', actor: learner, subjectId: accountId, object }, now)
  })
}
