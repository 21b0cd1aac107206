import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { isCohortOf } from './queries'

interface Move {
  accountIds: string[]
  /** Null: only takes them out. */
  to: string | null
  /** Null: only puts them in. */
  from: string | null
}

/** All or none. No-op for people who are there already. Errors: not-found (not their learner or cohort, or into an archived one). */
export async function moveToCohort(coordinator: Coordinator, { accountIds, to, from }: Move, world = systemWorld) {
  const now = world.now()
  await db.$transaction(async (tx) => {
    for (const cohortId of [to, from]) {
      if (cohortId && !(await isCohortOf(tx, coordinator, cohortId))) throw notFound()
    }
    if (to && (await tx.cohort.count({ where: { id: to, archivedAt: { not: null } } })) > 0) throw notFound()
    // In one order, so that two moves wait for each other and never both.
    for (const accountId of accountIds.toSorted()) {
      await lockAccount(tx, accountId)
      await move(tx, coordinator, { accountId, to, from }, now)
    }
  })
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
