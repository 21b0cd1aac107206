import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, signInAt, startOidcProvider } from '@/fixtures/oidc-provider'
import { samlProviderOf } from '@/fixtures/sign-on'
import { operator } from '@/lib/people/account/actor'
import { addProvider } from '@/lib/people/single-sign-on/add-provider'
import { changeProvider } from '@/lib/people/single-sign-on/change-provider'
import { findProvider, type Provider } from '@/lib/people/single-sign-on/queries'
import { receiveSaml } from '@/lib/people/single-sign-on/saml'
import { beginRequest } from '@/lib/people/single-sign-on/sign-on-request'
import { failureSentence } from './failure-sentence'
import { beginOidc, finishOidc, type Jar } from './oidc'

const providerId = randomUUID()
const back = `http://127.0.0.1:3000/sign-on/callback/${providerId}`
const common = { kind: 'oidc' as const, name: 'Agency', ...client, groupsName: 'groups', coordinatorGroups: [] }
let identity: Awaited<ReturnType<typeof startOidcProvider>>
let provider: Provider

async function providerAt(id: string, issuer: string) {
  await addProvider(operator, { id, ...common, issuer, domains: [`${id}.example`], organizationId: null })
  return findProvider(id)
}

beforeAll(async () => {
  identity = await startOidcProvider({ redirectUri: () => back, people: {} })
  provider = await providerAt(providerId, identity.issuer)
})
afterAll(() => identity.close())

async function sentenceAfter(failing: Promise<unknown>) {
  const error = await failing.then(
    () => Promise.reject(new Error('Nothing failed.')),
    (thrown: unknown) => thrown,
  )
  return failureSentence(error, provider)
}

async function begin() {
  const { url, setCookies } = await beginOidc(provider)
  const cookies: Jar = Object.fromEntries(setCookies.map((one) => one.split(';', 1)[0]?.split('=') ?? []))
  return { url, cookies, state: new URL(url).searchParams.get('state') ?? '' }
}

async function answer() {
  const { url, cookies } = await begin()
  return { cookies, query: await signInAt(url, 'casey', back) }
}

const expired = expect.stringMatching(
  /^Your sign-in with Agency took more than ten minutes, or was already used\. Start/,
)
const setUp = expect.stringMatching(
  /^Signing in with Agency failed because of how it is set up\. Tell the people who run/,
)

test('a provider that says no: ask its people', async () => {
  const { cookies, state } = await begin()
  const refused = finishOidc(provider, { query: { error: 'access_denied', state }, cookies })
  expect(await sentenceAfter(refused)).toMatch(
    /^Agency did not sign you in\. Try again, or ask the people who run your/,
  )
})

test('an answer that was used before, or of another browser: start again', async () => {
  const used = await answer()
  await finishOidc(provider, used)
  expect(await sentenceAfter(finishOidc(provider, used))).toEqual(expired)
  expect(await sentenceAfter(finishOidc(provider, { ...used, cookies: {} }))).toEqual(expired)
})

test('a provider that is down: try again in a few minutes', async () => {
  const down = await providerAt(randomUUID(), 'http://127.0.0.1:9')
  expect(await sentenceAfter(beginOidc(down))).toMatch(/^Agency cannot be reached right now\. Try again in a few/)
})

test('a client secret that has changed at the provider, or a token for another client: tell the site’s people', async () => {
  const wrong = await answer()
  const change = { providerId, ...common, issuer: identity.issuer, domains: provider.domains }
  await changeProvider(operator, { ...change, clientSecret: 'of last year' })
  expect(await sentenceAfter(finishOidc(provider, wrong))).toEqual(setUp)
  await changeProvider(operator, change)
  identity.spoiled.claims = { aud: 'another-client' }
  expect(await sentenceAfter(finishOidc(provider, await answer()))).toEqual(setUp)
})

test('a SAML answer to no open request: start again', async () => {
  const saml = await samlProviderOf(randomUUID(), null)
  expect(await sentenceAfter(receiveSaml(saml, Buffer.from('<x/>').toString('base64')))).toEqual(expired)
})

test('a SAML answer that is not signed: tell the site’s people', async () => {
  const saml = await samlProviderOf(randomUUID(), null)
  const { id } = await beginRequest(saml, { next: '/learn', accountId: null, sessionId: null })
  const xml = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" InResponseTo="${id}"/>`
  expect(await sentenceAfter(receiveSaml(saml, Buffer.from(xml).toString('base64')))).toEqual(setUp)
})
