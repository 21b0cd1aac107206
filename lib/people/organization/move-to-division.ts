import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Keeps a live division from being archived until the transaction ends. False: another organization's, or archived. */
export async function keepDivision(
  tx: Transaction,
  { organizationId }: Coordinator,
  divisionId: string,
): Promise<boolean> {
  const rows = await query(tx)`
    select from division where id = ${divisionId}::uuid and organization_id = ${organizationId}::uuid
      and archived_at is null for key share`
  return rows.length > 0
}

/** Null: no division. All or none; no-op for people who are there. Errors: not-found (not their learner or division). */
export async function moveToDivision(
  coordinator: Coordinator,
  { accountIds, divisionId }: { accountIds: string[]; divisionId: string | null },
  world = systemWorld,
): Promise<void> {
  const { organizationId } = coordinator
  const now = world.now()
  await db.$transaction(async (tx) => {
    if (divisionId && !(await keepDivision(tx, coordinator, divisionId))) throw notFound()
    // In one order, so that two moves wait for each other and never both.
    for (const accountId of accountIds.toSorted()) {
      await lockAccount(tx, accountId)
      const live = { organizationId, accountId, role: 'learner', endedAt: null } as const
      const membership = await tx.membership.findFirst({ where: live, select: { id: true, divisionId: true } })
      if (!membership) throw notFound()
      if (membership.divisionId === divisionId) continue
      await tx.membership.update({
        where: { id: membership.id },
        data: {
          divisionId,
          detailsVersion: { increment: 1 },
          detailsChangedAt: now,
          detailsChangedById: coordinator.accountId,
        },
        select: { id: true },
      })
      const about = { actor: coordinator, subjectId: accountId, object: `organization:${organizationId}` }
      const details = { divisionId, 'divisionId.old': membership.divisionId }
      await record(tx, { action: 'organization.division-changed', ...about, details }, now)
    }
  })
}
