import { randomUUID } from 'node:crypto'
import { generateKeyPair } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { client, signInAt, startOidcProvider } from '@/fixtures/oidc-provider'
import { operator } from '@/lib/people/account/actor'
import { addProvider } from '@/lib/people/single-sign-on/add-provider'
import { findProvider, type Provider } from '@/lib/people/single-sign-on/queries'
import { beginOidc, finishOidc, type Jar } from './oidc'

const providerId = randomUUID()
const back = `http://127.0.0.1:3000/sign-on/callback/${providerId}`
const people = {
  casey: { email: 'casey@agency.example', email_verified: true, name: 'Casey Doe', groups: ['Trainers'], amr: ['mfa'] },
}
let identity: Awaited<ReturnType<typeof startOidcProvider>>
let provider: Provider

beforeAll(async () => {
  identity = await startOidcProvider({ redirectUri: () => back, people })
  const input = { kind: 'oidc', name: 'Agency', issuer: identity.issuer, ...client, groupsName: 'groups' } as const
  const rest = { domains: [`${providerId}.example`], coordinatorGroups: [], organizationId: null }
  await addProvider(operator, { id: providerId, ...input, ...rest })
  provider = await findProvider(providerId)
})
afterAll(() => identity.close())
beforeEach(() => {
  identity.spoiled.claims = {}
})

const jarOf = (setCookies: string[]): Jar =>
  Object.fromEntries(setCookies.map((one) => one.split(';', 1)[0]?.split('=') as [string, string]))

async function begin() {
  const { url, setCookies } = await beginOidc(provider)
  return { url, cookies: jarOf(setCookies) }
}

/** Signs Casey in at the provider, and checks the answer. */
async function signIn() {
  const { url, cookies } = await begin()
  return { cookies, query: await signInAt(url, 'casey', back) }
}

test('sends the person to the provider with state, nonce, and a PKCE challenge', async () => {
  const { url, cookies } = await begin()
  const { origin, searchParams } = new URL(url)
  expect(origin).toBe(identity.issuer)
  expect(Object.fromEntries(searchParams)).toMatchObject({
    client_id: client.clientId,
    redirect_uri: back,
    response_type: 'code',
    scope: 'openid email profile',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
  })
  expect(Object.keys(cookies).sort()).toEqual([
    'northlight.oidc-nonce',
    'northlight.oidc-pkce',
    'northlight.oidc-state',
  ])
})

test('reads name, address, groups, and the second factor from a checked answer', async () => {
  const { vouched, setCookies } = await finishOidc(provider, await signIn())
  expect(vouched).toMatchObject({
    issuer: identity.issuer,
    subject: 'casey',
    email: 'casey@agency.example',
    isEmailConfirmed: true,
    name: 'Casey Doe',
    groups: ['Trainers'],
    hasFactor: true,
  })
  expect(setCookies.every((one) => one.includes('Max-Age=0'))).toBe(true)
})

test('asks for a new sign-in, whose time the answer gives, and leaves that to the provider otherwise', async () => {
  expect(new URL((await begin()).url).searchParams.has('prompt')).toBe(false)
  const { url, setCookies } = await beginOidc(provider, true)
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({ prompt: 'login', max_age: '0' })
  const query = await signInAt(url, 'casey', back)
  const { vouched } = await finishOidc(provider, { query, cookies: jarOf(setCookies) })
  expect(Math.abs(Date.now() - (vouched.authenticatedAt?.getTime() ?? 0))).toBeLessThan(60_000)
})

test('a code that was used before is refused', async () => {
  const answer = await signIn()
  await finishOidc(provider, answer)
  await expect(finishOidc(provider, answer)).rejects.toThrow('invalid_grant')
})

test('an answer in a browser that began no sign-on is refused', async () => {
  const { query } = await signIn()
  await expect(finishOidc(provider, { query, cookies: {} })).rejects.toThrow('State cookie was missing')
})

test('an answer to the sign-on of another browser is refused', async () => {
  const { query } = await signIn()
  const other = await begin()
  await expect(finishOidc(provider, { query, cookies: other.cookies })).rejects.toThrow(/^state mismatch$/)
})

test('an ID token with the nonce of another sign-on, or with none, is refused', async () => {
  for (const nonce of ['of another sign-on', null]) {
    identity.spoiled.claims = { nonce }
    await expect(finishOidc(provider, await signIn())).rejects.toThrow(/^nonce mismatch$/)
  }
})

test('an ID token for another client is refused', async () => {
  identity.spoiled.claims = { aud: 'another-client' }
  await expect(finishOidc(provider, await signIn())).rejects.toThrow('aud mismatch')
})

test('an ID token of another issuer is refused', async () => {
  identity.spoiled.claims = { iss: 'https://another-issuer.example' }
  await expect(finishOidc(provider, await signIn())).rejects.toThrow('unexpected iss value')
})

test('an expired ID token is refused, and a clock ten seconds off is not', async () => {
  const now = Math.floor(Date.now() / 1000)
  identity.spoiled.claims = { exp: now - 60, iat: now - 120 }
  await expect(finishOidc(provider, await signIn())).rejects.toThrow('JWT expired')
  identity.spoiled.claims = { exp: now - 2, iat: now - 60 }
  expect((await finishOidc(provider, await signIn())).vouched.subject).toBe('casey')
})

test('an ID token that another key signed is refused', async () => {
  const { privateKey } = await generateKeyPair('RS256')
  const own = identity.spoiled.key
  identity.spoiled.key = privateKey
  await expect(finishOidc(provider, await signIn())).rejects.toThrow('failed to validate JWT signature')
  identity.spoiled.key = own
})

test('an ID token about another person than the user information is refused', async () => {
  identity.spoiled.claims = { sub: 'robin' }
  await expect(finishOidc(provider, await signIn())).rejects.toThrow('another person')
})

test('a verifier of another sign-on (PKCE) is refused', async () => {
  const { cookies, query } = await signIn()
  const other = await begin()
  const mixed = { ...cookies, 'northlight.oidc-pkce': other.cookies['northlight.oidc-pkce'] ?? '' }
  await expect(finishOidc(provider, { query, cookies: mixed })).rejects.toThrow('invalid_grant')
})

test('metadata that names another issuer than the one an administrator entered is refused', async () => {
  const other = { ...provider, issuer: `${identity.issuer}/` }
  await expect(finishOidc(other, await signIn())).rejects.toThrow('another issuer')
})

test('the provider’s tokens stay in the request: only checked claims come out', async () => {
  const { vouched, setCookies, ...more } = await finishOidc(provider, await signIn())
  expect(more).toEqual({})
  expect(setCookies.every((one) => /^[\w.-]+=;/.test(one))).toBe(true)
  expect(Object.keys(vouched).sort()).toEqual([
    'authenticatedAt',
    'email',
    'groups',
    'hasFactor',
    'isEmailConfirmed',
    'issuer',
    'name',
    'providerSession',
    'subject',
  ])
})
