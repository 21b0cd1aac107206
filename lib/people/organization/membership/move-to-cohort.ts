import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { lockCohort } from '../lock-cohort'
import { isCohortOf } from '../queries'

interface Move {
  accountIds: string[]
  /** Null: only takes them out. */
  to: string | null
  /** Null: only puts them in. */
  from: string | null
}

/** Call in a transaction: all or none. No-op for people who are there already. Errors: not-found (not their learner or cohort, or into an archived one). */
export async function moveToCohort(
  tx: Transaction,
  coordinator: Coordinator,
  { accountIds, to, from }: Move,
  now: Date,
): Promise<void> {
  const { organizationId } = coordinator
  if (to && !(await lockCohort(tx, { organizationId, cohortId: to }))) throw notFound()
  if (from && !(await isCohortOf(tx, coordinator, from))) throw notFound()
  // Sorted, so that two calls can't deadlock.
  for (const accountId of accountIds.toSorted()) {
    await lockAccount(tx, accountId)
    await move(tx, coordinator, { accountId, to, from }, now)
  }
}

async function move(
  tx: Transaction,
  coordinator: Coordinator,
  { accountId, to, from }: Omit<Move, 'accountIds'> & { accountId: string },
  now: Date,
): Promise<void> {
  const { organizationId } = coordinator
  const live = { organizationId, accountId, role: 'learner', endedAt: null } as const
  const membership = await tx.membership.findFirst({ where: live, select: { id: true } })
  if (!membership) throw notFound()
  const membershipId = membership.id
  const hasLeft =
    from !== null &&
    (
      await query(tx)`
        update cohort_member set left_at = ${now}, left_by_id = ${coordinator.accountId}::uuid
        where cohort_id = ${from}::uuid and membership_id = ${membershipId}::uuid and left_at is null returning 1`
    ).length > 0
  const data = { cohortId: to ?? '', membershipId, accountId, joinedAt: now }
  const hasJoined = to !== null && (await tx.cohortMember.createMany({ data: [data], skipDuplicates: true })).count > 0
  if (!hasLeft && !hasJoined) return
  const details = { cohortId: hasJoined ? to : null, 'cohortId.old': hasLeft ? from : null }
  const about = { actor: coordinator, subjectId: accountId, object: `organization:${organizationId}` }
  await record(tx, { action: 'organization.cohort-changed', ...about, details }, now)
}
