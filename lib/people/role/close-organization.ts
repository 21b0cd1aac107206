import type { Administrator } from '@/lib/people/account/actor'
import { endEveryMemberInvitation } from '@/lib/people/member-invitation/end-member-invitations'
import { beginClosure } from '@/lib/people/organization/begin-closure'
import { endMembership } from '@/lib/people/organization/membership/end-membership'
import { db, query } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'

export type OrganizationClosed = { ok: true } | { ok: false; reason: 'has-provider' }

interface Closing {
  organizationId: string
  reason: string
}

/**
 * Ends join links, invitations, and then each membership in a transaction of its own: an organization may have thousands.
 * Coordinators first. Calling it again ends what an interrupted call left. Records stay. Errors: not-found.
 */
export async function closeOrganization(
  administrator: Administrator,
  closing: Closing,
  world = systemWorld,
): Promise<OrganizationClosed> {
  const { organizationId } = closing
  const begun = await db.$transaction(async (tx) => {
    const outcome = await beginClosure(tx, administrator, closing, world.now())
    if (outcome !== 'closed-now') return outcome
    const [endedAt, endedById] = [world.now(), administrator.accountId]
    await endEveryMemberInvitation(tx, { organizationId, endedById }, endedAt)
    await tx.invitation.updateMany({
      where: { organizationId, acceptedAt: null, endedAt: null },
      data: { endedAt, endedById },
    })
    return outcome
  })
  if (begun === 'has-provider') return { ok: false, reason: begun }
  await endMemberships(administrator, closing, world)
  return { ok: true }
}

const actions = { learner: 'organization.learner-removed', coordinator: 'organization.coordinator-removed' } as const

async function endMemberships(administrator: Administrator, closing: Closing, world: World): Promise<void> {
  const { organizationId, reason } = closing
  const live = await query<{ accountId: string; role: 'learner' | 'coordinator' }>`
    select account_id::text as "accountId", role::text from membership_period
    where organization_id = ${organizationId}::uuid and ended_at is null order by role, account_id`
  for (const { accountId, role } of live) {
    const ending = { organizationId, accountId, action: actions[role], reason }
    await db.$transaction((tx) =>
      endMembership(tx, administrator, { ...ending, details: { closed: true } }, world.now()),
    )
  }
}
