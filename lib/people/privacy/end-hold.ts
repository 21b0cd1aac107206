import { record } from '@/lib/audit/log/record'
import type { Administrator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** The same person may repeat it with the same reason. Errors: not-found (no live hold). */
export async function endHold(
  administrator: Administrator,
  { holdId, reason }: { holdId: string; reason: string },
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    const [hold] = await tx.legalHold.updateManyAndReturn({
      where: { id: holdId, endedAt: null },
      data: { endedAt: now, endedById: administrator.accountId, endReason: reason },
      select: { accountId: true, organizationId: true },
    })
    if (!hold) {
      const same = { id: holdId, endedById: administrator.accountId, endReason: reason }
      if ((await tx.legalHold.count({ where: same })) === 0) throw notFound()
      return
    }
    const { accountId, organizationId } = hold
    const about = accountId ? { subjectId: accountId } : { details: { organizationId } }
    const entry = { action: 'hold.ended', actor: administrator, object: `hold:${holdId}`, values: { reason } } as const
    await record(tx, { ...entry, ...about }, now)
  })
}
