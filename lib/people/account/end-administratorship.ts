import { record } from '@/lib/audit/log/record'
import type { Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import type { Administrator, Operator } from './actor'
import { isLast, listAdministratorships, lockAdministratorships } from './administratorships'
import { endMadeResetLinks, endResetLinks } from './end-reset-links'

export type AdministratorshipEnded = { ok: true } | { ok: false; reason: 'last-administrator' }

/** Refuses the last administrator who can sign in. Errors: not-found (not an administrator, or the actor no longer is). */
export async function endAdministratorship(
  tx: Transaction,
  actor: Administrator | Operator,
  { accountId, reason }: { accountId: string; reason: string },
  now: Date,
): Promise<AdministratorshipEnded> {
  // Race: two administrators remove each other. The second waits here, then finds itself removed.
  await lockAdministratorships(tx)
  const live = await listAdministratorships(tx)
  const target = live.find((one) => one.accountId === accountId)
  if (!target) return requireSentAgain(tx, actor, { accountId, reason })
  if (actor.role === 'administrator' && !live.some((one) => one.accountId === actor.accountId)) throw notFound()
  if (isLast(live, accountId)) return { ok: false, reason: 'last-administrator' }
  await tx.administratorship.update({
    where: { id: target.id },
    data: { endedAt: now, endedById: actor.accountId, endReason: reason },
  })
  await endResetLinks(tx, actor, accountId, now)
  await endMadeResetLinks(tx, actor, accountId, now)
  const about = { subjectId: accountId, details: { administratorshipId: target.id }, values: { reason } }
  await record(tx, { action: 'account.administrator-removed', actor, ...about }, now)
  return { ok: true }
}

/** Passes for a duplicate submit. */
async function requireSentAgain(
  tx: Transaction,
  actor: Administrator | Operator,
  { accountId, reason }: { accountId: string; reason: string },
): Promise<AdministratorshipEnded> {
  const same = { accountId, endReason: reason, endedById: actor.accountId }
  if ((await tx.administratorship.count({ where: same })) === 0) throw notFound()
  return { ok: true }
}
