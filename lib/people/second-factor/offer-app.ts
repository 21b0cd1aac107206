import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
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
  const [{ count } = { count: 0 }] = await query<{ count: number }>`
    select count(*)::int as count from authenticator_app
    where account_id = ${accountId}::uuid and confirmed_at is not null`
  if (count >= most) return { ok: false, reason: 'too-many' }
  const id = world.id()
  await query`delete from authenticator_app where account_id = ${accountId}::uuid and confirmed_at is null`
  await query`
    insert into authenticator_app (id, account_id, name, secret, offered_at)
    values (${id}::uuid, ${accountId}::uuid, ${name}, ${seal(makeAppSecret(world), sealedFor(id), world)}, ${world.now()})`
  return { ok: true, id }
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
