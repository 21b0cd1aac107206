import { record } from '@/lib/audit/log/record'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { endPlan, lockLivePlan } from './live-plan'
import { findAccountOfToken } from './queries'

/** Works with the link of any mail, even of a replaced plan, and allows nothing else. Errors: not-found. */
export async function stopByLink(token: string, world = systemWorld): Promise<void> {
  const accountId = await findAccountOfToken(token)
  const now = world.now()
  await db.$transaction(async (tx) => {
    const live = await lockLivePlan(tx, accountId)
    if (!live) return
    await endPlan(tx, live.id, 'link', world)
    const actor = { accountId: null, role: 'stranger' } as const
    const object = `plan:${live.id}`
    await record(tx, { action: 'practice.stopped', actor, subjectId: accountId, object }, now)
  })
}
