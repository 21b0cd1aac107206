import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

export type Every = 'week' | 'month'

/** Mails the coordinator from now on; null ends it. Safe to repeat. */
export async function schedule(coordinator: Coordinator, every: Every | null, world = systemWorld): Promise<void> {
  const { organizationId, accountId } = coordinator
  const now = world.now()
  await db.$transaction(async (tx) => {
    const live = { organizationId, accountId, endedAt: null }
    if (every && (await tx.exportSchedule.count({ where: { ...live, every } })) > 0) return
    const ended = await tx.exportSchedule.updateMany({ where: live, data: { endedAt: now } })
    const about = { actor: coordinator, object: `organization:${organizationId}` }
    if (ended.count > 0) await record(tx, { action: 'report.schedule-ended', ...about }, now)
    if (!every) return
    const row = { id: world.id(), organizationId, accountId, every, startedAt: now }
    const { count } = await tx.exportSchedule.createMany({ data: [row], skipDuplicates: true })
    if (count > 0) await record(tx, { action: 'report.schedule-started', ...about, details: { every } }, now)
  })
}

export async function findSchedule({ organizationId, accountId }: Coordinator): Promise<Every | null> {
  const row = await db.exportSchedule.findFirst({ where: { organizationId, accountId, endedAt: null } })
  return (row?.every as Every | undefined) ?? null
}
