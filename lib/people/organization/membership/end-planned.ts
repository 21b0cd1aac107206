import { system } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { endMembership } from './end-membership'
import { listPlannedEnds, type PlannedEnd } from './planned-ends'

/** Ends the memberships whose last day is over, each in its own transaction, so that a failing one stops no other. */
export async function endPlanned(world: World): Promise<void> {
  const now = world.now()
  const failures: unknown[] = []
  for (const due of await listPlannedEnds(now)) await end(due, now).catch((error) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}

async function end({ membershipId, accountId }: PlannedEnd, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockAccount(tx, accountId)
    // Race: a coordinator can cancel or move the day meanwhile.
    const [planned] = await listPlannedEnds(now, { on: tx, membershipId })
    if (!planned) return
    const { organizationId, plannedById, reason, lastDay, endsAt } = planned
    const actor = { accountId: plannedById, role: 'coordinator' } as const
    const ending = { organizationId, accountId, reason, endedAt: endsAt, endedBy: system, details: { lastDay } }
    await endMembership(tx, actor, { action: 'organization.learner-removed', ...ending }, now)
  })
}
