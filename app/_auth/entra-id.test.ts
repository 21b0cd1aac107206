import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, signInAt, startEntraId } from '@/fixtures/oidc-provider'
import { operator } from '@/lib/people/account/actor'
import { addProvider } from '@/lib/people/single-sign-on/add-provider'
import { findProvider, type Provider } from '@/lib/people/single-sign-on/queries'
import { signOn } from '@/lib/people/single-sign-on/sign-on'
import { beginOidc, finishOidc } from './oidc'

const providerId = randomUUID()
const domain = `${providerId}.example`
const back = `http://127.0.0.1:3000/sign-on/callback/${providerId}`
const people = {
  casey: { email: `casey@${domain}`, name: 'Casey Doe', preferred_username: `casey@${domain}` },
  guest: { email: 'guest@elsewhere.example', name: 'Robin Roe', preferred_username: 'guest@elsewhere.example' },
  'without mail': { name: 'Alex Poe', preferred_username: `alex@${domain}`, upn: `alex@${domain}` },
}
let identity: Awaited<ReturnType<typeof startEntraId>>
let provider: Provider

beforeAll(async () => {
  identity = await startEntraId({ redirectUri: () => back, people })
  const input = { kind: 'oidc', name: 'Agency', issuer: identity.issuer, ...client, groupsName: 'groups' } as const
  const rest = { domains: [domain], coordinatorGroups: [], organizationId: null }
  await addProvider(operator, { id: providerId, ...input, ...rest })
  provider = await findProvider(providerId)
})
afterAll(() => identity.close())

async function signOnAs(person: keyof typeof people) {
  const { url, setCookies } = await beginOidc(provider)
  const cookies = Object.fromEntries(setCookies.map((one) => one.split(';', 1)[0]?.split('=') as [string, string]))
  const { vouched } = await finishOidc(provider, { query: await signInAt(url, person, back), cookies })
  return { vouched, signed: await signOn(provider, { vouched, linkTo: null, device: null, userAgent: null }) }
}

test('a person of the tenant signs on without `email_verified`, with a confirmed address in the provider’s domain', async () => {
  const { vouched, signed } = await signOnAs('casey')
  expect(vouched).toMatchObject({ issuer: identity.issuer, email: `casey@${domain}`, name: 'Casey Doe' })
  expect(vouched.isEmailConfirmed).toBe(true)
  expect(signed.ok).toBe(true)
})

test('a guest of the tenant, whose address is of another domain, is refused', async () => {
  expect((await signOnAs('guest')).signed).toEqual({ ok: false, reason: 'other-domain' })
})

test('a name for signing in is no address: a person without a mailbox is refused', async () => {
  expect((await signOnAs('without mail')).signed).toEqual({ ok: false, reason: 'no-address' })
})
