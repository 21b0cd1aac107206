import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Takes effect with the auditor's next request. Safe to repeat. Errors: not-found (another organization's). */
export async function endGrant(
  coordinator: Coordinator,
  { grantId, reason }: { grantId: string; reason: string },
  world = systemWorld,
): Promise<void> {
  const { organizationId, accountId: endedById } = coordinator
  const now = world.now()
  await db.$transaction(async (tx) => {
    const grant = await tx.auditorGrant.findFirst({ where: { id: grantId, organizationId } })
    if (!grant) throw notFound()
    const ended = await tx.auditorGrant.updateMany({
      where: { id: grantId, endedAt: null },
      data: { endedAt: now, endedById, endReason: reason },
    })
    if (ended.count === 0) return
    const about = { ...(grant.accountId && { subjectId: grant.accountId }), object: `organization:${organizationId}` }
    const entry = { action: 'auditor.ended' as const, actor: coordinator, ...about, details: { grantId } }
    await record(tx, { ...entry, values: { reason } }, now)
  })
}
