import type { Learner } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { insertOnce } from '@/lib/platform/insert-once'
import { seal, unseal } from '@/lib/platform/sealed'
import { systemWorld } from '@/lib/platform/world'
import { makeAppSecret, sealedFor, setupAddress } from './app-code'

const offerMinutes = 60
const most = 3

/** Makes a secret that counts once a code confirms it. Replaces an earlier offer. */
export async function offerApp(
  { accountId }: Learner,
  name: string,
  world = systemWorld,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'too-many' }> {
  const id = world.id()
  const secret = seal(makeAppSecret(world), sealedFor(id), world)
  return db.$transaction(async (tx) => {
    // Race: two requests would leave two offers.
    await lockAccount(tx, accountId)
    const row = { id, accountId, name, secret, offeredAt: world.now() }
    const inserted = await insertOnce(tx, tx.authenticatorApp, row, async () => {
      const confirmed = await tx.authenticatorApp.count({ where: { accountId, confirmedAt: { not: null } } })
      if (confirmed >= most) return 'too-many' as const
      await tx.authenticatorApp.deleteMany({ where: { accountId, confirmedAt: null } })
      return null
    })
    return inserted === 'too-many' ? { ok: false, reason: 'too-many' } : { ok: true, id }
  })
}

export interface Offer {
  name: string
  secret: string
  /** For the QR code. */
  address: string
}

/** Errors: not-found (another person's, confirmed, replaced, or older than an hour). */
export async function findOffer(learner: Learner, id: string, now = systemWorld.now()): Promise<Offer> {
  const since = new Date(now.getTime() - offerMinutes * 60_000)
  const [row] = isUuid(id)
    ? await query<{ name: string; sealed: string }>`
        select name, secret as sealed from authenticator_app
        where id = ${id}::uuid and account_id = ${learner.accountId}::uuid and confirmed_at is null
          and offered_at > ${since}`
    : []
  const secret = row && unseal(row.sealed, sealedFor(id))
  if (!row || !secret) throw notFound()
  return { name: row.name, secret, address: setupAddress(secret, learner) }
}
