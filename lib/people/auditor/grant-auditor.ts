import { record } from '@/lib/audit/log/record'
import { type Coordinator, system } from '@/lib/people/account/actor'
import { normalizeEmail } from '@/lib/people/account/email'
import { endResetLinks } from '@/lib/people/account/end-reset-links'
import { lockAccount } from '@/lib/people/account/lock-account'
import { findOwner } from '@/lib/people/account/queries'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { dayOf } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import type { AuditorInput } from './schema'

export type AuditorGranted = { ok: true; id: string } | { ok: false; reason: 'over' | 'granted-before' }

/** For an address: whether it has an account stays unknown until its owner accepts. */
export async function grantAuditor(
  coordinator: Coordinator,
  { email, from, until }: AuditorInput,
  world = systemWorld,
): Promise<AuditorGranted> {
  const { organizationId, accountId, timeZone } = coordinator
  const [now, id, emailKey] = [world.now(), world.id(), normalizeEmail(email)]
  return db.$transaction(async (tx): Promise<AuditorGranted> => {
    const today = dayOf(now, timeZone)
    const owner = await findOwner(tx, emailKey)
    const dates = { fromOn: new Date(from), untilOn: new Date(until) }
    const about = { organizationId, email: email.trim(), emailKey }
    const row = { id, ...about, ...dates, grantedAt: now, grantedById: accountId }
    const inserted = await insertOnce(tx, tx.auditorGrant, row, async () => {
      if (until < today) return 'over' as const
      // Before the grant's row, as accepting does: in the other order, the two would wait for each other.
      if (owner) await lockAccount(tx, owner.id)
      // One that is over would keep its address from getting another.
      await tx.auditorGrant.updateMany({
        where: { organizationId, emailKey, endedAt: null, untilOn: { lt: new Date(today) } },
        data: { endedAt: now, endedById: accountId, endReason: 'Its period was over' },
      })
      return null
    })
    if (inserted === 'over') return { ok: false, reason: 'over' }
    if (inserted === 'taken') return { ok: false, reason: 'granted-before' }
    if (inserted === 'again') return { ok: true, id }
    // An attack: someone who set the password by an earlier link would accept in the person's place. The entry names no
    // coordinator, since the person's other organizations may read it.
    if (owner) await endResetLinks(tx, system, owner.id, now)
    const object = `organization:${organizationId}`
    const entry = {
      action: 'auditor.granted' as const,
      actor: coordinator,
      object,
      details: { grantId: id, from, until },
    }
    await record(tx, { ...entry, values: { email } }, now)
    return { ok: true, id }
  })
}
