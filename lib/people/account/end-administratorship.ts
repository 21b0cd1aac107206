import { record } from '@/lib/audit/record'
import { query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import type { Administrator, Operator } from './actor'
import { endMadeResetLinks, endResetLinks } from './end-reset-links'

export type AdministratorshipEnded =
  | { ok: true; administratorshipId: string }
  | { ok: false; reason: 'last-administrator' }

/** Refuses the last one who can sign in. Errors: not-found (not an administrator, or the actor is none any more). */
export async function endAdministratorship(
  tx: Transaction,
  actor: Administrator | Operator,
  { accountId, reason }: { accountId: string; reason: string },
  now: Date,
): Promise<AdministratorshipEnded> {
  // Race: two administrators remove each other. The second waits here, then finds that it is none.
  await query(tx)`select from administratorship where ended_at is null order by id for update`
  const live = await tx.administratorship.findMany({
    where: { endedAt: null },
    select: { id: true, accountId: true, account: { select: { closure: { select: { accountId: true } } } } },
  })
  const target = live.find((one) => one.accountId === accountId)
  if (!target) throw notFound()
  if (actor.role === 'administrator' && !live.some((one) => one.accountId === actor.accountId)) throw notFound()
  const staying = live.filter((one) => one !== target && !one.account.closure)
  if (staying.length === 0) return { ok: false, reason: 'last-administrator' }
  await tx.administratorship.update({
    where: { id: target.id },
    data: { endedAt: now, endedById: actor.accountId, endReason: reason },
  })
  await endResetLinks(tx, actor, accountId, now)
  await endMadeResetLinks(tx, actor, accountId, now)
  const about = { subjectId: accountId, details: { administratorshipId: target.id }, values: { reason } }
  await record(tx, { action: 'account.administrator-removed', actor, ...about }, now)
  return { ok: true, administratorshipId: target.id }
}
