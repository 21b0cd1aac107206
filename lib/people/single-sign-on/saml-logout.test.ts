import { randomUUID } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Said, type SpoiledLogout, startSamlProvider } from '@/fixtures/saml-provider'
import { samlProviderOf, vouchedBy } from '@/fixtures/sign-on'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { addressesFor } from './addresses'
import { SamlRefused } from './check-saml'
import { checkSamlLogout, checkSamlLogoutForm } from './check-saml-logout'
import { endAtProvider, type SignOut } from './end-at-provider'
import type { Provider } from './queries'
import { signOn } from './sign-on'

/* Each title continues "a sign-out at the provider". */

const providerId = randomUUID()
const said: Said = { subject: 'casey-1', email: 'casey@agency.example', name: 'Casey Doe', groups: [] }
const robin: Said = { ...said, subject: 'robin-1' }
let identity: Awaited<ReturnType<typeof startSamlProvider>>
let provider: Provider

beforeAll(async () => {
  identity = await startSamlProvider({ site: addressesFor(providerId), people: {} })
  provider = await samlProviderOf(providerId, identity)
})
afterAll(() => identity.close())

const xmlOf = (request: string) => Buffer.from(request, 'base64').toString('utf8')
const base64 = (xml: string) => Buffer.from(xml).toString('base64')
const searchOf = (url: string) => new URL(url).search.slice(1)
type Request = (whose: Said, spoiled?: SpoiledLogout) => Promise<{ signOut: SignOut; url: string }>
const inAddress: Request = (whose, spoiled) => checkSamlLogout(provider, searchOf(identity.logoutUrl(whose, spoiled)))
const byForm = (SAMLRequest: string) => checkSamlLogoutForm(provider, new URLSearchParams({ SAMLRequest }))
const inForm: Request = (whose, spoiled) => byForm(identity.logoutForm(whose, spoiled))

describe.each([
  ['in the address', inAddress],
  ['in a form', inForm],
])('%s', (_how, sent) => {
  test('names the subject, and sends the browser back, once', async () => {
    const id = `_${randomUUID()}`
    const { signOut, url } = await sent(said, { id })
    expect(signOut).toEqual({ subject: 'casey-1', providerSession: null })
    expect(new URL(url).searchParams.get('SAMLResponse')).toBeTruthy()
    await expect(sent(said, { id })).rejects.toThrow('was used before')
  })

  test.each([
    ['without a signature', { isUnsigned: true }, 'not signed'],
    ['of another issuer', { issuer: 'https://another-issuer.example' }, 'Unknown SAML issuer'],
    ['that has expired', { expiresInSeconds: -120 }, 'expired'],
    ['that is older than five minutes', { issuedSeconds: -301 }, 'expired'],
    ['of a time to come', { issuedSeconds: 361 }, 'expired'],
  ])('is refused %s', async (_what, spoiled, reason) => {
    await expect(sent(said, spoiled)).rejects.toThrow(reason)
  })

  test('ends no session for an unknown subject', async () => {
    const vouched = vouchedBy(provider)
    const signed = await signOn(provider, { vouched, linkTo: null, device: null, userAgent: null })
    if (!signed.ok) throw new Error(signed.reason)
    expect(await endAtProvider(provider, (await sent(robin)).signOut)).toBe(0)
    expect(await findSessionAccount(signed.session)).not.toBeNull()
    const { signOut } = await sent({ ...said, subject: vouched.subject })
    expect(await endAtProvider(provider, signOut)).toBe(1)
    expect(await findSessionAccount(signed.session)).toBeNull()
  })
})

test('is refused when it names another person than the signed request', async () => {
  const query = new URLSearchParams(searchOf(identity.logoutUrl(said)))
  const other = new URLSearchParams(searchOf(identity.logoutUrl(robin)))
  query.set('SAMLRequest', other.get('SAMLRequest') ?? '')
  await expect(checkSamlLogout(provider, query.toString())).rejects.toThrow('Invalid')
  const changed = xmlOf(identity.logoutForm(said)).replace('casey-1', 'robin-1')
  await expect(byForm(base64(changed))).rejects.toThrow('Invalid signature')
})

test('is refused when another key signed it', async () => {
  const stranger = await startSamlProvider({ site: addressesFor(providerId), people: {} })
  const spoiled = { issuer: identity.entityId }
  await expect(byForm(stranger.logoutForm(said, spoiled))).rejects.toThrow('Invalid signature')
  await expect(checkSamlLogout(provider, searchOf(stranger.logoutUrl(said, spoiled)))).rejects.toThrow('Invalid')
  await stranger.close()
})

test('is refused when it was signed with SHA-1', async () => {
  const query = new URLSearchParams(searchOf(identity.logoutUrl(said)))
  query.set('SigAlg', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1')
  await expect(checkSamlLogout(provider, query.toString())).rejects.toThrow('SHA-2')
  const weak = xmlOf(identity.logoutForm(said)).replaceAll(
    /Algorithm="[^"]*rsa-sha256"/g,
    'Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"',
  )
  for (const sent of [weak, weak.replaceAll('Algorithm="', 'Algorithm ="')]) {
    await expect(byForm(base64(sent))).rejects.toThrow('SHA-2')
  }
})

test.each([
  [
    'two algorithms',
    (search: string) => `${search}&SigAlg=${encodeURIComponent('http://www.w3.org/2000/09/xmldsig#rsa-sha1')}`,
  ],
  ['two signatures', (search: string) => `${search}&Signature=x`],
  [
    'a signed answer beside an unsigned request',
    (search: string) => `${search.replace('SAMLRequest=', '%53AMLRequest=')}&SAMLResponse=x`,
  ],
])('in the address is refused with %s', async (_what, spoil) => {
  const search = spoil(searchOf(identity.logoutUrl(said)))
  await expect(checkSamlLogout(provider, search)).rejects.toThrow('one request')
})

test.each([
  ['a comment', (xml: string) => xml.replace('casey-1', 'cas<!-- -->ey-1')],
  ['a DOCTYPE', (xml: string) => `<!DOCTYPE x>${xml}`],
  ['an instruction before it', (xml: string) => `<?x <y IssueInstant="2026-01-01T00:00:00Z">?>${xml}`],
])('in a form is refused with %s', async (_what, spoil) => {
  await expect(byForm(base64(spoil(xmlOf(identity.logoutForm(said)))))).rejects.toThrow('no comment')
})

test('with a second request wrapped around the signed one is refused', async () => {
  const signed = xmlOf(identity.logoutForm(said))
  const forged = signed
    .replace(/<ds:Signature.*<\/ds:Signature>/s, '')
    .replace(/ ID="[^"]+"/, ' ID="_forged"')
    .replace('casey-1', 'robin-1')
  const wrapped = forged.replace('</samlp:LogoutRequest>', `${signed}</samlp:LogoutRequest>`)
  await expect(byForm(base64(wrapped))).rejects.toThrow('Invalid signature')
})

test('is refused when it fills the memory', async () => {
  const query = new URLSearchParams(searchOf(identity.logoutUrl(said)))
  query.set('SAMLRequest', deflateRawSync('<x>'.repeat(5_000_000)).toString('base64'))
  await expect(checkSamlLogout(provider, query.toString())).rejects.toThrow('larger than')
})

test.each(['', 'not base64', base64('<x/>'), base64('<samlp:LogoutRequest')])(
  'that is no request is refused: %j',
  async (text) => {
    await expect(byForm(text)).rejects.toThrow(SamlRefused)
  },
)
