import { hashOfNoPassword } from '@/lib/people/account/create-vouched-account'
import { beginSignIn, type SignInBegun } from '@/lib/people/account/session/open-session'
import { db, query, type Transaction } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findPerson, type SignOnRefused } from './find-person'
import { giveRoles } from './give-roles'
import type { Provider } from './queries'
import { recordRefusal } from './record-refusal'
import type { Vouched } from './schema'
import { originOf } from './session-origin'

export type SignedOn = SignInBegun | { ok: false; reason: SignOnRefused }

interface Arrival {
  vouched: Vouched
  /** The signed-in person who links their account. */
  linkTo: string | null
  /** The text of the device's cookie. */
  device: string | null
  userAgent: string | null
}

/**
 * Signs a person on after the provider's message was checked. Finds, links or creates the account, and gives its roles. A
 * person with a second factor here meets it, unless the provider asked for one (docs/decisions/063).
 */
export async function signOn(
  provider: Provider,
  { vouched, linkTo, device, userAgent }: Arrival,
  world = systemWorld,
): Promise<SignedOn> {
  const passwordHash = await hashOfNoPassword()
  const found = await db.$transaction(async (tx) => {
    const person = await findPerson(tx, provider, { vouched, linkTo, passwordHash }, world)
    if (person.ok) {
      await saveName(tx, vouched)
      await giveRoles(tx, provider, { accountId: person.account.id, groups: vouched.groups }, world)
    }
    return person
  })
  if (found.ok) {
    const { issuer, subject, providerSession, hasFactor } = vouched
    const origin = originOf({ providerId: provider.id, issuer, subject, providerSession })
    const factor = hasFactor ? 'provider' : null
    return beginSignIn(found.account, { device, userAgent, passwordAt: null, factor, origin }, world)
  }
  await recordRefusal(provider, { vouched, ...found }, world)
  return { ok: false, reason: found.reason }
}

async function saveName(tx: Transaction, { issuer, subject, name }: Vouched): Promise<void> {
  if (!name) return
  await query(tx)`
    update sign_on_subject set name = ${name} where issuer = ${issuer} and subject = ${subject} and name <> ${name}`
}
