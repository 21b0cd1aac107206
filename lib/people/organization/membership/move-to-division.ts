import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { lockDivision } from '@/lib/people/organization/division/lock-division'
import type { Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { lockMembers } from './lock-members'

/** Null: no division. Call in a transaction: all or none. No-op for people who are there. Errors: not-found (not their learner or division). */
export async function moveToDivision(
  tx: Transaction,
  coordinator: Coordinator,
  { accountIds, divisionId }: { accountIds: string[]; divisionId: string | null },
  now: Date,
): Promise<void> {
  const { organizationId } = coordinator
  if (divisionId && !(await lockDivision(tx, coordinator, divisionId))) throw notFound()
  // Sorted, so that two calls can't deadlock.
  for (const accountId of accountIds.toSorted()) {
    await lockAccount(tx, accountId)
    // Race: an import locks memberships only.
    await lockMembers(tx, coordinator, [accountId])
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
}
