import { type AuditEntry, record } from '@/lib/audit/record'
import { endMadeResetLinks, endResetLinks } from '@/lib/people/account/end-reset-links'
import { lockAccount } from '@/lib/people/account/lock-account'
import type { Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'

export interface Ending {
  organizationId: string
  accountId: string
  role: 'learner' | 'coordinator'
  action: 'organization.left' | 'organization.learner-removed' | 'organization.coordinator-removed'
  reason: string
  details?: AuditEntry['details']
  /** A past end; now if absent. */
  endedAt?: Date
}

/** The row stays; joining again starts another. Errors: not-found. */
export async function endMembership(
  tx: Transaction,
  actor: AuditEntry['actor'],
  { organizationId, accountId, role, action, reason, details = {}, ...ending }: Ending,
  now: Date,
): Promise<void> {
  // Before the row, as a start does: in the other order, the two would wait for each other.
  await lockAccount(tx, accountId)
  const [ended] = await tx.membership.updateManyAndReturn({
    where: { organizationId, accountId, role, endedAt: null },
    data: { endedAt: ending.endedAt ?? now, endedById: actor.accountId, endReason: reason },
    select: { id: true },
  })
  if (!ended) return requireSentAgain(tx, actor, { organizationId, accountId, role, reason })
  // Afterwards, the person could not end it: their account page no longer shows the organization.
  await tx.certificateConsent.updateMany({ where: { membershipId: ended.id, endedAt: null }, data: { endedAt: now } })
  // An attack: a reset link made before the end would open the account after it.
  await endResetLinks(tx, actor, accountId, now)
  if (role === 'coordinator') await endMadeResetLinks(tx, actor, accountId, now)
  const about = { subjectId: accountId, object: `organization:${organizationId}`, values: { reason } }
  await record(tx, { action, actor, ...about, details: { ...details, membershipId: ended.id } }, now)
}

/** Passes for a duplicate submit. */
async function requireSentAgain(
  tx: Transaction,
  actor: AuditEntry['actor'],
  { reason, ...whose }: Omit<Ending, 'action' | 'details' | 'endedAt'>,
): Promise<void> {
  const same = { ...whose, endReason: reason, endedById: actor.accountId }
  if ((await tx.membership.count({ where: same })) === 0) throw notFound()
}
