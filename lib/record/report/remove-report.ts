import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Safe to repeat. Errors: not-found (another organization's). */
export async function removeReport(coordinator: Coordinator, reportId: string, world = systemWorld): Promise<void> {
  const { organizationId, accountId: removedById } = coordinator
  const now = world.now()
  await db.$transaction(async (tx) => {
    const where = { id: reportId, organizationId }
    if ((await tx.savedReport.count({ where })) === 0) throw notFound()
    const data = { removedAt: now, removedById }
    const removed = await tx.savedReport.updateMany({ where: { ...where, removedAt: null }, data })
    if (removed.count === 0) return
    const object = `organization:${organizationId}`
    await record(tx, { action: 'report.removed', actor: coordinator, object, details: { reportId } }, now)
  })
}
