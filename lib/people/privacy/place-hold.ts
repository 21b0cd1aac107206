import { record } from '@/lib/audit/log/record'
import type { Administrator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { lockRetention } from '@/lib/platform/retention-lock'
import { systemWorld } from '@/lib/platform/world'

export type HoldTarget = { accountId: string } | { organizationId: string }

/** From the commit on, nothing of the person or the organization's people is removed. */
export async function placeHold(
  administrator: Administrator,
  { target, reason }: { target: HoldTarget; reason: string },
  world = systemWorld,
): Promise<{ holdId: string }> {
  const [id, now] = [world.id(), world.now()]
  await db.$transaction(async (tx) => {
    await lockRetention(tx)
    const row = { id, ...target, reason, placedAt: now, placedById: administrator.accountId }
    if ((await insertOnce(tx, tx.legalHold, row)) !== 'new') return
    const about =
      'accountId' in target ? { subjectId: target.accountId } : { details: { organizationId: target.organizationId } }
    const entry = { action: 'hold.placed', actor: administrator, object: `hold:${id}`, values: { reason } } as const
    await record(tx, { ...entry, ...about }, now)
  })
  return { holdId: id }
}
