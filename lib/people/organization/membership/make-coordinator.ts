import { type AuditEntry, record } from '@/lib/audit/log/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { isConfirmed } from '@/lib/people/account/confirmed-address'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld, type World } from '@/lib/platform/world'
import { startMembership } from './membership'

export type CoordinatorMade = { ok: true } | { ok: false; reason: 'unconfirmed' }

/** Refuses a person whose address is not confirmed. Errors: not-found. */
export async function makeCoordinator(
  actor: Administrator | Operator,
  input: { organizationId: string; accountId: string },
  world = systemWorld,
): Promise<CoordinatorMade> {
  return db.$transaction((tx) => startCoordinating(tx, actor, input, world))
}

export async function startCoordinating(
  tx: Transaction,
  actor: AuditEntry['actor'],
  input: { organizationId: string; accountId: string },
  world: World,
): Promise<CoordinatorMade> {
  const { organizationId, accountId } = input
  const organization = await tx.organization.findUnique({
    where: { id: organizationId },
    select: { closure: { select: { closedAt: true } } },
  })
  if (!organization || organization.closure) throw notFound()
  // Race: the address changes at this moment.
  await lockAccount(tx, accountId)
  if (!(await isConfirmed(tx, accountId))) return { ok: false, reason: 'unconfirmed' }
  const details = await startMembership(tx, actor, { ...input, role: 'coordinator' }, world)
  if (details) {
    const about = { subjectId: accountId, object: `organization:${organizationId}`, details }
    await record(tx, { action: 'organization.coordinator-made', actor, ...about }, world.now())
  }
  return { ok: true }
}
