import { type AuditEntry, record } from '@/lib/audit/log/record'
import { endMadeResetLinks, endResetLinks } from '@/lib/people/account/end-reset-links'
import { lockAccount } from '@/lib/people/account/lock-account'
import type { Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'

const roles = {
  'organization.left': 'learner',
  'organization.learner-removed': 'learner',
  'organization.coordinator-removed': 'coordinator',
} as const

interface Ending {
  organizationId: string
  accountId: string
  action: keyof typeof roles
  reason: string
  details?: AuditEntry['details']
  /** A past end; now if absent. */
  endedAt?: Date
  /** The worker, for an end that was planned: its planner may have no role any more. */
  endedBy?: AuditEntry['actor']
}

/** The row stays; joining again starts another. Errors: not-found. */
export async function endMembership(
  tx: Transaction,
  actor: AuditEntry['actor'],
  { organizationId, accountId, action, reason, details = {}, ...ending }: Ending,
  now: Date,
): Promise<void> {
  const endedAt = ending.endedAt ?? now
  const whose = { organizationId, accountId, role: roles[action] }
  // Before the row, as a start does: in the other order, the two would wait for each other.
  await lockAccount(tx, accountId)
  const [ended] = await tx.membership.updateManyAndReturn({
    where: { ...whose, endedAt: null },
    data: { endedAt, endedById: actor.accountId, endReason: reason },
    select: { id: true },
  })
  if (!ended) {
    // A duplicate submit is no error.
    const same = { ...whose, endReason: reason, endedById: actor.accountId }
    if ((await tx.membership.count({ where: same })) === 0) throw notFound()
    return
  }
  // Afterwards, the person could not end it: their account page no longer shows the organization.
  await tx.certificateConsent.updateMany({ where: { membershipId: ended.id, endedAt: null }, data: { endedAt: now } })
  // An attack: a reset link made before the end would open the account after it.
  await endResetLinks(tx, ending.endedBy ?? actor, accountId, now)
  if (whose.role === 'coordinator') await endMadeResetLinks(tx, actor, accountId, now)
  const about = { subjectId: accountId, object: `organization:${organizationId}`, values: { reason } }
  const period = { membershipId: ended.id, endedAt: endedAt.toISOString() }
  await record(tx, { action, actor, ...about, details: { ...details, ...period } }, now)
}
