import { record } from '@/lib/audit/log/record'
import type { Administrator } from '@/lib/people/account/actor'
import { db, isUniqueViolation, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

export type OrganizationRenamed = { ok: true } | { ok: false; reason: 'name-taken' }

/** No-op for the same name. Errors: not-found, also for a closed one. */
export async function renameOrganization(
  administrator: Administrator,
  { organizationId, name }: { organizationId: string; name: string },
  world = systemWorld,
): Promise<OrganizationRenamed> {
  try {
    await db.$transaction(async (tx) => {
      // Locked, so that each log entry has the name before it.
      const [organization] = await query(tx)<{ before: string }>`
        select name as before from organization o where id = ${organizationId}::uuid
          and not exists (select from organization_closure c where c.organization_id = o.id) for update`
      if (!organization) throw notFound()
      const { before } = organization
      if (before === name) return
      const data = { name, nameKey: name.toLowerCase() }
      await tx.organization.update({ where: { id: organizationId }, data, select: { id: true } })
      const about = { actor: administrator, object: `organization:${organizationId}`, values: { name, before } }
      await record(tx, { action: 'organization.renamed', ...about }, world.now())
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return { ok: false, reason: 'name-taken' }
  }
  return { ok: true }
}
