import type { Administrator, Coordinator, Operator } from '@/lib/people/account/actor'
import { endMembership } from '@/lib/people/organization/membership/end-membership'
import { db, query } from '@/lib/platform/db'
import { takeTurn } from '@/lib/platform/take-turn'
import { systemWorld } from '@/lib/platform/world'

const action = 'organization.coordinator-removed'

/** Errors: not-found (not a coordinator there). */
export async function removeCoordinator(
  actor: Administrator | Operator,
  { organizationId, accountId, reason }: { organizationId: string; accountId: string; reason: string },
  world = systemWorld,
): Promise<void> {
  await db.$transaction((tx) => endMembership(tx, actor, { organizationId, accountId, action, reason }, world.now()))
}

export type ColleagueRemoved = { ok: true } | { ok: false; reason: 'last' }

/** By another coordinator, or by oneself. One always remains. Errors: not-found (not a coordinator there). */
export async function removeColleague(
  coordinator: Coordinator,
  { accountId, reason }: { accountId: string; reason: string },
  world = systemWorld,
): Promise<ColleagueRemoved> {
  const { organizationId } = coordinator
  return db.$transaction(async (tx) => {
    // Race: two coordinators who remove each other would leave none.
    await takeTurn(tx, `coordinators ${organizationId}`)
    const others = await query(tx)`
      select from membership_period where organization_id = ${organizationId}::uuid and role = 'coordinator'
        and ended_at is null and account_id <> ${accountId}::uuid limit 1`
    if (others.length === 0) return { ok: false, reason: 'last' }
    await endMembership(tx, coordinator, { organizationId, accountId, action, reason }, world.now())
    return { ok: true }
  })
}
