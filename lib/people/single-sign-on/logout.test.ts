import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateKeyPair, type JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { client, startOidcProvider } from '@/fixtures/oidc-provider'
import { openedSession } from '@/fixtures/opened-session'
import { operator } from '@/lib/people/account/actor'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { learner } from '@/prisma/factories'
import { addProvider } from './add-provider'
import { addressesFor } from './addresses'
import { checkLogoutToken, LogoutRefused } from './check-logout-token'
import { endAtProvider } from './end-at-provider'
import { endProvider } from './end-provider'
import { findSignOut } from './find-sign-out'
import { findProvider, type Provider } from './queries'
import { signOn } from './sign-on'

const event = 'http://schemas.openid.net/event/backchannel-logout'
let identity: Awaited<ReturnType<typeof startOidcProvider>>
let provider: Provider
let other: Provider

async function providerOf(issuer: string): Promise<Provider> {
  const id = randomUUID()
  const common = {
    kind: 'oidc',
    name: 'Agency',
    groupsName: 'groups',
    coordinatorGroups: [],
    organizationId: null,
  } as const
  await addProvider(operator, { id, ...common, ...client, issuer, domains: [`${id}.example`], coordinatorGroups: [] })
  return findProvider(id)
}

beforeAll(async () => {
  identity = await startOidcProvider({ redirectUri: (issuer) => `${issuer}/back`, people: {} })
  provider = await providerOf(identity.issuer)
  other = await providerOf(`${identity.issuer}/other`)
})
afterAll(() => identity.close())

const seconds = () => Math.floor(Date.now() / 1000)

const claimsOf = (changes: Record<string, unknown> = {}): JWTPayload => {
  const iat = seconds()
  const all = { iss: identity.issuer, aud: client.clientId, sub: 'casey', jti: randomUUID(), iat, exp: iat + 120 }
  const claims = { ...all, events: { [event]: {} }, ...changes }
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null))
}

const check = async (changes: Record<string, unknown> = {}) =>
  checkLogoutToken(provider, await identity.sign(claimsOf(changes)))

async function sessionOf(at: Provider, subject: string, providerSession: string | null = null) {
  const said = { issuer: at.issuer, subject, email: `${subject}@${at.domains[0]}`, name: 'Casey Doe', groups: [] }
  const vouched = { ...said, isEmailConfirmed: true, providerSession, hasFactor: false, authenticatedAt: null }
  const signed = await signOn(at, { vouched, linkTo: null, device: null, userAgent: null })
  if (!signed.ok) throw new Error(signed.reason)
  return signed.session
}

describe('a sign-out at the provider', () => {
  test('ends each session of the subject that the provider began, and no other', async () => {
    const subject = randomUUID()
    const own = [await sessionOf(provider, subject), await sessionOf(provider, subject)]
    const others = [await sessionOf(provider, randomUUID()), await sessionOf(other, subject)]
    await endAtProvider(provider, await check({ sub: subject }))
    for (const session of own) expect(await findSessionAccount(session)).toBeNull()
    for (const session of others) expect(await findSessionAccount(session)).not.toBeNull()
  })

  test('ends only the session that it names', async () => {
    const subject = randomUUID()
    const [here, there] = [await sessionOf(provider, subject, 'here'), await sessionOf(provider, subject, 'there')]
    await endAtProvider(provider, await check({ sub: null, sid: 'here' }))
    expect(await findSessionAccount(here)).toBeNull()
    expect(await findSessionAccount(there)).not.toBeNull()
  })
})

describe('refuses a logout token', () => {
  test('used a second time', async () => {
    const token = await identity.sign(claimsOf())
    await checkLogoutToken(provider, token)
    await expect(checkLogoutToken(provider, token)).rejects.toThrow('used before')
  })

  test('without a signature', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const token = `${part({ alg: 'none' })}.${part(claimsOf())}.`
    await expect(checkLogoutToken(provider, token)).rejects.toThrow(LogoutRefused)
  })

  test('signed by another key', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    const token = await identity.sign(claimsOf(), {}, privateKey)
    await expect(checkLogoutToken(provider, token)).rejects.toThrow('signature verification failed')
  })

  test.each([
    ['for another client', { aud: 'another-client' }, '"aud"'],
    ['of another issuer', { iss: 'https://another-issuer.example' }, '"iss"'],
    ['without the event, such as an ID token', { events: null }, 'Invalid input'],
    ['with a nonce', { nonce: 'a nonce' }, 'has no nonce'],
    ['for another event', { events: { 'https://another.example/event': {} } }, 'Invalid input'],
    ['about nobody', { sub: null }, 'neither who nor which session'],
    ['without an id', { jti: null }, 'Invalid input'],
    ['that has expired', { exp: 1_700_000_000 }, '"exp"'],
    ['that is older than five minutes', { iat: 1_700_000_000 }, '"iat"'],
  ])('%s', async (_what, changes, reason) => {
    await expect(check(changes)).rejects.toThrow(reason)
  })
})

describe('signing out here', () => {
  test('leads to the provider that began the session, with our client and the way back', async () => {
    const there = await findSignOut(await sessionOf(provider, randomUUID()))
    const { origin, searchParams } = new URL(there?.url ?? '')
    expect([there?.name, origin]).toEqual(['Agency', identity.issuer])
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: client.clientId,
      post_logout_redirect_uri: addressesFor(provider.id).signedOut,
    })
  })

  test('leads nowhere else after a password, a removed provider, or one that cannot be asked', async () => {
    expect(await findSignOut(await openedSession(await learner()))).toBeNull()
    expect(await findSignOut(await sessionOf(other, randomUUID()))).toBeNull()
    const removed = await providerOf(identity.issuer)
    const session = await sessionOf(removed, randomUUID())
    await endProvider(operator, removed.id)
    expect(await findSignOut(session)).toBeNull()
  })

  test.each([
    ['none', undefined],
    ['one without TLS', 'http://elsewhere.example/end'],
    ['a script', 'javascript:alert(1)'],
  ])('leads nowhere else when the provider offers %s', async (_what, end_session_endpoint) => {
    const server = createServer((request, response) => {
      const issuer = `http://${request.headers.host}`
      response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks`, end_session_endpoint }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const at = await providerOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    expect(await findSignOut(await sessionOf(at, randomUUID()))).toBeNull()
    await new Promise((resolve) => server.close(resolve))
  })
})
