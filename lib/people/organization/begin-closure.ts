import { record } from '@/lib/audit/log/record'
import type { Administrator } from '@/lib/people/account/actor'
import { query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'

export type ClosureBegun = 'closed-now' | 'closed-before' | 'has-provider'

/** Lets no one join from now on. Refuses while a provider signs people in to it. Errors: not-found. */
export async function beginClosure(
  tx: Transaction,
  administrator: Administrator,
  { organizationId, reason }: { organizationId: string; reason: string },
  now: Date,
): Promise<ClosureBegun> {
  // Waits for people who are joining at this moment.
  const [organization] = await query(tx)<{ isClosed: boolean; hasProvider: boolean }>`
    select exists (select from organization_closure c where c.organization_id = o.id) as "isClosed",
      exists (select from organization_with_provider p where p.organization_id = o.id) as "hasProvider"
    from organization o where id = ${organizationId}::uuid for update`
  if (!organization) throw notFound()
  if (organization.isClosed) return 'closed-before'
  if (organization.hasProvider) return 'has-provider'
  const closedById = administrator.accountId
  await tx.organizationClosure.createMany({ data: [{ organizationId, closedAt: now, closedById, reason }] })
  await tx.joinLink.updateMany({ where: { organizationId, endedAt: null }, data: { endedAt: now } })
  const about = { actor: administrator, object: `organization:${organizationId}`, values: { reason } }
  await record(tx, { action: 'organization.closed', ...about }, now)
  return 'closed-now'
}
