import { record } from '@/lib/audit/log/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { endSessions } from '@/lib/people/account/end-sessions'
import { db, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Ends its sessions too. People keep their accounts and roles. Safe to repeat for the same person. Errors: not-found. */
export async function endProvider(
  actor: Administrator | Operator,
  providerId: string,
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    const ended = await tx.signOnProvider.updateMany({
      where: { id: providerId, endedAt: null },
      data: { endedAt: now, endedById: actor.accountId, clientSecret: null },
    })
    if (ended.count === 0) {
      // Passes for a duplicate submit.
      if ((await tx.signOnProvider.count({ where: { id: providerId, endedById: actor.accountId } })) === 0)
        throw notFound()
      return
    }
    await tx.signOnDomain.deleteMany({ where: { providerId } })
    const rows = await query(tx)<{ id: string }>`
      delete from sign_on_session where provider_id = ${providerId}::uuid returning session_id as id`
    await endSessions(
      tx,
      actor,
      rows.map(({ id }) => id),
      now,
    )
    const object = `sign-on-provider:${providerId}`
    await record(tx, { action: 'sign-on.provider-ended', actor, object }, now)
  })
}
