import { record } from '@/lib/audit/record'
import { db, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { type Granter, organizationOf, requireOwnLearner } from './granter'

/** Ends what the granter’s organization granted one person; an attempt that is open keeps it. Errors: not-found. */
export async function endAccommodation(
  granter: Granter,
  input: { accountId: string },
  world = systemWorld,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await requireOwnLearner(tx, granter, input.accountId)
    if (!(await endLive(tx, granter, input.accountId, world.now()))) throw notFound()
  })
}

/** Ends the live one, if there is one; says whether there was. */
export async function endLive(tx: Transaction, granter: Granter, accountId: string, now: Date): Promise<boolean> {
  const live = await tx.accommodation.findFirst({
    where: { accountId, organizationId: organizationOf(granter), endedAt: null },
    select: { id: true },
  })
  if (!live) return false
  const ended = await tx.accommodation.updateMany({
    where: { id: live.id, endedAt: null },
    data: { endedAt: now, endedById: granter.accountId },
  })
  if (ended.count === 0) return false
  const object = `accommodation:${live.id}`
  await record(tx, { action: 'attempt.accommodation-ended', actor: granter, subjectId: accountId, object }, now)
  return true
}
