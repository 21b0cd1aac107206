import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, query, type Transaction } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { endMembership } from './end-membership'

export type Leaving = { ok: true; isPlanned: boolean } | { ok: false; reason: 'before-joining' }

interface Input {
  accountId: string
  /** `2027-01-31`; null: now. */
  lastDay: string | null
  reason: string
}

/** Ends the membership at the end of the last day, past or future. Errors: not-found (not their learner), forbidden (oneself). */
export async function letLeave(
  coordinator: Coordinator,
  { accountId, lastDay, reason }: Input,
  world = systemWorld,
): Promise<Leaving> {
  const { organizationId } = coordinator
  if (accountId === coordinator.accountId) {
    throw new DomainError('forbidden', 'This is about you. To leave the organization, use your account page.')
  }
  const now = world.now()
  return db.$transaction(async (tx) => {
    const own = await lockLeaving(tx, coordinator, accountId)
    const ending = { organizationId, accountId, action: 'organization.learner-removed', reason } as const
    const endsAt = lastDay && own && (await endOf(tx, lastDay, coordinator.timeZone))
    if (!endsAt) {
      await endMembership(tx, coordinator, ending, now)
      return { ok: true, isPlanned: false }
    }
    if (endsAt < own.startedAt) return { ok: false, reason: 'before-joining' }
    if (endsAt <= now) {
      await endMembership(tx, coordinator, { ...ending, endedAt: endsAt, details: { lastDay } }, now)
      return { ok: true, isPlanned: false }
    }
    const isSentAgain = own.leavesOn?.toISOString().startsWith(lastDay) && own.leavingReason === reason
    if (!isSentAgain) await plan(tx, coordinator, { id: own.id, accountId, lastDay, reason }, now)
    return { ok: true, isPlanned: true }
  })
}

/** No-op without a plan. Errors: not-found (not their learner). */
export async function cancelLeaving(
  coordinator: Coordinator,
  { accountId }: { accountId: string },
  world = systemWorld,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const own = await lockLeaving(tx, coordinator, accountId)
    if (!own) throw notFound()
    const none = { leavesOn: null, leavingReason: null, leavingPlannedById: null }
    const planned = { id: own.id, leavesOn: { not: null } }
    const { count } = await tx.membership.updateMany({ where: planned, data: none })
    if (count === 0) return
    const about = { subjectId: accountId, object: `organization:${coordinator.organizationId}` }
    await record(tx, { action: 'organization.leaving-canceled', actor: coordinator, ...about }, world.now())
  })
}

/** The worker ends memberships under the same lock. */
async function lockLeaving(tx: Transaction, { organizationId }: Coordinator, accountId: string) {
  await lockAccount(tx, accountId)
  return tx.membership.findFirst({
    where: { organizationId, accountId, role: 'learner', endedAt: null },
    select: { id: true, startedAt: true, leavesOn: true, leavingReason: true },
  })
}

async function endOf(tx: Transaction, day: string, timeZone: string): Promise<Date | null> {
  const [row] = await query(tx)<{ at: Date }>`select (${day}::date + 1)::timestamp at time zone ${timeZone} as at`
  return row?.at ?? null
}

async function plan(
  tx: Transaction,
  coordinator: Coordinator,
  { id, accountId, lastDay, reason }: { id: string; accountId: string; lastDay: string; reason: string },
  now: Date,
): Promise<void> {
  const data = { leavesOn: new Date(lastDay), leavingReason: reason, leavingPlannedById: coordinator.accountId }
  await tx.membership.update({ where: { id }, data, select: { id: true } })
  const about = { subjectId: accountId, object: `organization:${coordinator.organizationId}` }
  const entry = { action: 'organization.leaving-planned', actor: coordinator, ...about } as const
  await record(tx, { ...entry, details: { lastDay }, values: { reason } }, now)
}
