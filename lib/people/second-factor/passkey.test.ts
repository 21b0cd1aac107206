import { beforeAll, describe, expect, test, vi } from 'vitest'
import { makeAuthenticator } from '@/fixtures/authenticator'
import { openedSession } from '@/fixtures/opened-session'
import type { Learner } from '@/lib/people/account/actor'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { verifyCredentials } from '@/lib/people/account/session/verify-credentials'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, learner, stillWorld, testPassword } from '@/prisma/factories'
import { addPasskey } from './add-passkey'
import { handleOf } from './check-passkey'
import { finishSignIn, holderOf } from './finish-sign-in'
import { creationOptions, requestOptions, sessionHolder } from './passkey-options'
import { listFactors } from './queries'
import { anyoneSigningIn, signInWithPasskey } from './sign-in-with-passkey'

// Browsers know no passkeys at an IP address.
vi.hoisted(() => {
  process.env.APP_URL = 'http://localhost:3000'
})

const noMatch = { ok: false, reason: 'no-match' }
const world = stillWorld()

type Authenticator = ReturnType<typeof makeAuthenticator>
type Lie = Parameters<Authenticator['create']>[1]

async function add(person: Learner, authenticator: Authenticator, lie?: Lie) {
  const session = await openedSession(person, world)
  const holder = sessionHolder(session)
  const options = await creationOptions(person, holder, world)
  const response = authenticator.create(options, lie)
  return {
    session,
    holder,
    response,
    added: await addPasskey(person, { session, holder, name: 'Key', response }, world),
  }
}

async function personWithPasskey() {
  const [person, authenticator] = [await learner({}, world), makeAuthenticator()]
  const { added } = await add(person, authenticator)
  if (!added.ok) throw new Error(added.reason)
  return { person, authenticator, ...added }
}

async function alone(authenticator: Authenticator, lie?: Lie) {
  const passkey = authenticator.use(await requestOptions(null, anyoneSigningIn, world), lie)
  return { passkey, signedIn: await signInWithPasskey({ passkey, device: null, userAgent: null }, world) }
}

async function firstStep(person: Learner): Promise<string> {
  const credentials = { email: person.email, password: testPassword, address: '203.0.113.200' }
  const verified = await verifyCredentials(credentials, world)
  if (verified.ok || verified.reason !== 'second-factor') throw new Error('there was no second step')
  return verified.pending
}

const secondStep = (pending: string, passkey: ReturnType<Authenticator['use']>) =>
  finishSignIn({ pending, proof: { passkey }, network: '203.0.113.200', device: null, userAgent: null }, world)

describe('adding a passkey', () => {
  test('makes recovery codes with the first one, keeps the session, and ends the others', async () => {
    const person = await learner({}, world)
    const elsewhere = await openedSession(person, world)
    const { session, added } = await add(person, makeAuthenticator())
    if (!added.ok) throw new Error(added.reason)
    expect(added.codes).toHaveLength(10)
    expect(await findSessionAccount(elsewhere, world.now())).toBeNull()
    const here = { ...session, version: added.version }
    expect(await findSessionAccount(here, world.now())).toMatchObject({ factorAt: world.now() })
    const second = await add(person, makeAuthenticator())
    expect(second.added).toMatchObject({ ok: true, codes: null })
    expect((await listFactors(person)).map(({ kind, name }) => [kind, name])).toEqual([
      ['passkey', 'Key'],
      ['passkey', 'Key'],
    ])
  })

  test('is refused for another origin, domain, or challenge, and without a check of the person', async () => {
    const person = await learner({}, world)
    const lies: Lie[] = [
      { origin: 'http://localhost:3001' },
      { origin: 'https://localhost.evil.example' },
      { rpId: 'evil.example' },
      { challenge: Buffer.from('made up by the sender').toString('base64url') },
      { unverified: true },
    ]
    for (const lie of lies) expect((await add(person, makeAuthenticator(), lie)).added).toEqual(noMatch)
    expect(await listFactors(person)).toEqual([])
  })

  test('is refused a second time, late, and in another session', async () => {
    const person = await learner({}, world)
    const { session, holder, response } = await add(person, makeAuthenticator())
    expect(await addPasskey(person, { session, holder, name: 'Again', response }, world)).toEqual(noMatch)
    const later = stillWorld()
    const options = await creationOptions(person, holder, later)
    const fresh = makeAuthenticator().create(options)
    const elsewhere = sessionHolder(await openedSession(person, world))
    expect(await addPasskey(person, { session, holder: elsewhere, name: 'X', response: fresh }, later)).toEqual(noMatch)
    later.pass(10)
    expect(await addPasskey(person, { session, holder, name: 'Late', response: fresh }, later)).toEqual(noMatch)
  })

  test('is refused for a credential that another account has', async () => {
    const { authenticator } = await personWithPasskey()
    expect((await add(await learner({}, world), authenticator)).added).toEqual(noMatch)
  })
})

describe('a passkey as the second step', () => {
  test('signs in, once for one challenge', async () => {
    const { person, authenticator } = await personWithPasskey()
    const [pending, other] = [await firstStep(person), await firstStep(person)]
    const passkey = authenticator.use(await requestOptions(person, holderOf(pending), world))
    expect(await secondStep(other, passkey)).toEqual(noMatch)
    const finished = await secondStep(pending, passkey)
    if (!finished.ok) throw new Error(finished.reason)
    expect(await findSessionAccount(finished.session, world.now())).toMatchObject({ factorAt: world.now() })
    expect(await secondStep(other, passkey)).toEqual(noMatch)
  })

  test('is refused if it belongs to another person', async () => {
    const [one, other] = [await personWithPasskey(), await personWithPasskey()]
    const pending = await firstStep(one.person)
    const options = await requestOptions(one.person, holderOf(pending), world)
    expect(await secondStep(pending, other.authenticator.use(options))).toEqual(noMatch)
    expect(await actionsAbout(one.person)).toContain('account.second-step-failed')
  })
})

describe('a passkey alone', () => {
  let owner: Awaited<ReturnType<typeof personWithPasskey>>
  beforeAll(async () => {
    owner = await personWithPasskey()
  })

  test('signs in without a password, and the session knows that', async () => {
    const { signedIn: opened } = await alone(owner.authenticator, { userHandle: handleOf(owner.person) })
    if (!opened.ok) throw new Error(opened.reason)
    const account = await findSessionAccount(opened.session, world.now())
    expect(account).toMatchObject({ id: owner.person.accountId, factorAt: world.now(), passwordAt: null })
  })

  test('is refused for another origin, domain, challenge, or owner, and without a check of the person', async () => {
    const lies: Lie[] = [
      { origin: 'https://phish.example' },
      { rpId: 'phish.example' },
      { challenge: Buffer.from('made up by the sender').toString('base64url') },
      { userHandle: handleOf({ accountId: '00000000-0000-4000-8000-000000000000' }) },
      { unverified: true },
    ]
    for (const lie of lies) expect((await alone(owner.authenticator, lie)).signedIn).toEqual(noMatch)
  })

  test('is refused the second time, also at the same moment', async () => {
    const { passkey, signedIn: opened } = await alone(owner.authenticator)
    expect(opened.ok).toBe(true)
    const again = { passkey, device: null, userAgent: null }
    expect(await signInWithPasskey(again, world)).toEqual(noMatch)
    const fresh = owner.authenticator.use(await requestOptions(null, anyoneSigningIn, world))
    const both = await Promise.all([1, 2].map(() => signInWithPasskey({ ...again, passkey: fresh }, world)))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is refused as a copy when its counter does not grow', async () => {
    owner.authenticator.setCounter(2)
    expect((await alone(owner.authenticator)).signedIn).toEqual({ ok: false, reason: 'copied' })
    owner.authenticator.setCounter(100)
    expect((await alone(owner.authenticator)).signedIn).toMatchObject({ ok: true })
  })

  test('opens no closed account, and an unknown passkey opens none', async () => {
    const gone = await personWithPasskey()
    await closeAccount(gone.person, gone.person.accountId, 'asked for it', world)
    expect(await listFactors(gone.person)).toEqual([])
    expect((await alone(gone.authenticator)).signedIn).toEqual(noMatch)
    expect((await alone(makeAuthenticator())).signedIn).toEqual(noMatch)
  })
})
