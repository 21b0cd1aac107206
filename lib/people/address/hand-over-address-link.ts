import { record } from '@/lib/audit/log/record'
import type { Administrator } from '@/lib/people/account/actor'
import { lockOwnAdministratorship } from '@/lib/people/account/administratorships'
import { normalizeEmail, signInKey } from '@/lib/people/account/email'
import { findOwner } from '@/lib/people/account/queries'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { insertOnce } from '@/lib/platform/insert-once'
import { makeSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'

const hours = 24

export type AddressLinkMade = { ok: true; link: string } | { ok: false; reason: 'no-account' | 'address-taken' }

/**
 * For a site that sends no mail: the administrator, who knows the person, hands the link over. Nothing changes until the person
 * uses it, signed in: another person who registered the address first can't be made its owner by it. Errors: not-found (the actor
 * no longer is an administrator).
 */
export async function handOverAddressLink(
  administrator: Administrator,
  input: { person: string; email: string },
  world = systemWorld,
): Promise<AddressLinkMade> {
  const now = world.now()
  const email = input.email.trim()
  const emailKey = normalizeEmail(email)
  const [id, { secret, hash }] = [world.id(), makeSecret(world)]
  const expiresAt = new Date(now.getTime() + hours * 3_600_000)
  const made: AddressLinkMade = { ok: true, link: `${env.APP_URL}/account/address/${secret}` }
  return db.$transaction(async (tx) => {
    await lockOwnAdministratorship(tx, administrator)
    const account = await findOwner(tx, signInKey(input.person))
    if (!account || account.isClosed) return { ok: false, reason: 'no-account' }
    const owner = await findOwner(tx, emailKey)
    if (owner && owner.id !== account.id) return { ok: false, reason: 'address-taken' }
    const row = { id, accountId: account.id, email, emailKey, tokenHash: hash, expiresAt }
    const by = { createdAt: now, createdById: administrator.accountId }
    // An equal form gets the same link.
    if ((await insertOnce(tx, tx.addressLink, { ...row, ...by })) === 'new') {
      const about = { subjectId: account.id, values: { email } }
      await record(tx, { action: 'account.address-change-asked', actor: administrator, ...about }, now)
    }
    return made
  })
}
