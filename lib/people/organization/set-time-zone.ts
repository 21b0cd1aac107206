import { record } from '@/lib/audit/log/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Issued certificates keep the zone they were issued in. No-op for the same zone. Errors: not-found. */
export async function setTimeZone(
  actor: Administrator | Operator,
  { organizationId, timeZone }: { organizationId: string; timeZone: string },
  world = systemWorld,
): Promise<void> {
  await db.$transaction(async (tx) => {
    // Locked, so that each log entry names the zone before it.
    const [organization] = await query(tx)<{ before: string }>`
      select time_zone as before from organization where id = ${organizationId}::uuid for update`
    if (!organization) throw notFound()
    const { before } = organization
    if (before === timeZone) return
    await tx.organization.update({ where: { id: organizationId }, data: { timeZone }, select: { id: true } })
    const about = { actor, object: `organization:${organizationId}`, details: { timeZone, before } }
    await record(tx, { action: 'organization.time-zone-set', ...about }, world.now())
  })
}
