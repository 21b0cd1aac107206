import { record } from '@/lib/audit/log/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { endAll } from '@/lib/people/account/session/end-all-sessions'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { deleteFactors } from './delete-factors'

/** For a person who lost them all: signs the person out everywhere, and the password alone signs in. */
export async function removeFactorsOf(
  actor: Administrator | Operator,
  { accountId, reason }: { accountId: string; reason: string },
  world = systemWorld,
): Promise<{ ok: true } | { ok: false; reason: 'none' }> {
  const now = world.now()
  return db.$transaction(async (tx) => {
    await lockAccount(tx, accountId)
    const factors = await deleteFactors(tx, accountId)
    if (factors === 0) return { ok: false, reason: 'none' }
    const about = { subjectId: accountId, details: { factors }, values: { reason } }
    await record(tx, { action: 'account.factors-reset', actor, ...about }, now)
    await endAll(tx, actor, { accountId, reason }, now)
    return { ok: true }
  })
}
