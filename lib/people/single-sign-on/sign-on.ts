import { record } from '@/lib/audit/record'
import { provider as actor } from '@/lib/people/account/actor'
import { hashOfNoPassword } from '@/lib/people/account/create-vouched-account'
import { rememberDevice } from '@/lib/people/account/known-device'
import { type SessionClaims, startSession } from '@/lib/people/account/session'
import { db, query, type Transaction } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { findPerson, type SignOnRefused } from './find-person'
import { giveRoles } from './give-roles'
import type { Provider } from './queries'
import type { Vouched } from './schema'

export type SignedOn = { ok: true; session: SessionClaims; device: string } | { ok: false; reason: SignOnRefused }

/** No session lasts longer than 30 days. */
const longestMs = 31 * 86_400_000

interface Arrival {
  vouched: Vouched
  /** The signed-in person who links their account. */
  linkTo: string | null
  /** The secret of the device's cookie. */
  device: string | null
  userAgent: string | null
}

/** Signs a person on after the provider's message was checked. Finds, links or creates the account, and gives its roles. */
export async function signOn(
  provider: Provider,
  { vouched, linkTo, device, userAgent }: Arrival,
  world = systemWorld,
): Promise<SignedOn> {
  const passwordHash = await hashOfNoPassword()
  const found = await db.$transaction(async (tx) => {
    const person = await findPerson(tx, provider, { vouched, linkTo, passwordHash }, world)
    if (person.ok) {
      await keepName(tx, vouched)
      await giveRoles(tx, provider, { accountId: person.account.id, groups: vouched.groups }, world)
    }
    return person
  })
  if (found.ok)
    return { ok: true, ...(await openSession(provider, { account: found.account, vouched, device, userAgent }, world)) }
  await recordRefusal(provider, { vouched, ...found }, world)
  return { ok: false, reason: found.reason }
}

async function keepName(tx: Transaction, { issuer, subject, name }: Vouched): Promise<void> {
  if (!name) return
  await query(tx)`
    update sign_on_subject set name = ${name} where issuer = ${issuer} and subject = ${subject} and name <> ${name}`
}

async function recordRefusal(
  provider: Provider,
  { vouched, reason, accountId }: { vouched: Vouched; reason: SignOnRefused; accountId: string | null },
  world: World,
): Promise<void> {
  const about = { ...(accountId && { subjectId: accountId }), details: { providerId: provider.id, reason } }
  const values = { email: vouched.email, subject: vouched.subject }
  await record(db, { action: 'account.sign-on-refused', actor, ...about, values }, world.now())
}

async function openSession(
  provider: Provider,
  {
    account,
    vouched,
    device,
    userAgent,
  }: {
    account: { id: string; sessionVersion: number }
    vouched: Vouched
    device: string | null
    userAgent: string | null
  },
  world: World,
): Promise<{ session: SessionClaims; device: string }> {
  const now = world.now()
  const session = { accountId: account.id, sessionId: world.id(), version: account.sessionVersion }
  const remembered = await rememberDevice(account, device, world)
  await db.$transaction(async (tx) => {
    await startSession(tx, session, { userAgent, passwordAt: null, factorAt: vouched.hasFactor ? now : null }, now)
    const { issuer, subject, providerSession } = vouched
    const { sessionId } = session
    await query(tx)`
      delete from sign_on_session where session_id in (
        select session_id from sign_on_session where started_at < ${new Date(now.getTime() - longestMs)}
        limit 100 for update skip locked)`
    await tx.signOnSession.create({
      data: { sessionId, providerId: provider.id, issuer, subject, providerSession, startedAt: now },
    })
    const details = { newDevice: remembered.isNew, providerId: provider.id }
    const about = { subjectId: account.id, object: `session:${sessionId}`, details }
    const person = { accountId: account.id, role: 'learner' } as const
    await record(tx, { action: 'account.signed-in', actor: person, ...about }, now)
  })
  return { session, device: remembered.secret }
}
