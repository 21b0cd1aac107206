import { randomUUID } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Said, type Spoiled, startSamlProvider } from '@/fixtures/saml-provider'
import { samlProviderOf } from '@/fixtures/sign-on'
import { addressesFor } from './addresses'
import { SamlRefused } from './check-saml'
import type { Provider } from './queries'
import { receiveSaml, samlAddress, samlMetadata } from './saml'
import { beginRequest, takeRequest } from './sign-on-request'

const providerId = randomUUID()
const said: Said = {
  subject: 'casey-1',
  email: 'casey@agency.example',
  name: 'Casey Doe',
  groups: ['Staff', 'Trainers'],
}
let identity: Awaited<ReturnType<typeof startSamlProvider>>
let provider: Provider

beforeAll(async () => {
  identity = await startSamlProvider({ site: addressesFor(providerId), people: {} })
  provider = await samlProviderOf(providerId, identity)
})
afterAll(() => identity.close())

async function begin(at = provider) {
  const { id, secret } = await beginRequest(at, { next: '/learn', accountId: null, sessionId: null })
  const asked = await identity.requestIdOf(await samlAddress(at, { id, again: false }))
  expect(asked).toBe(id)
  return { id, secret }
}

async function answered(spoiled: Spoiled = {}): Promise<void> {
  const { id } = await begin()
  return receiveSaml(provider, await identity.respond(id, said, spoiled))
}

const xmlOf = (response: string) => Buffer.from(response, 'base64').toString('utf8')
const base64 = (xml: string) => Buffer.from(xml).toString('base64')

test('a signed answer waits for the browser that asked, once', async () => {
  const { id, secret } = await begin()
  await receiveSaml(provider, await identity.respond(id, said))
  const began = await takeRequest(provider, secret)
  expect(began).toMatchObject({
    next: '/learn',
    vouched: {
      issuer: identity.entityId,
      subject: 'casey-1',
      email: 'casey@agency.example',
      name: 'Casey Doe',
      groups: ['Staff', 'Trainers'],
      providerSession: '_session',
      hasFactor: true,
      authenticatedAt: expect.any(Date),
    },
  })
  expect(await takeRequest(provider, secret)).toBeNull()
})

test('a signed answer may write its algorithms with spaces and single quotes', async () => {
  const { id, secret } = await begin()
  const xml = xmlOf(await identity.respond(id, said))
  const spaced = xml.replaceAll(/ Algorithm="([^"]*)"/g, " Algorithm = '$1'")
  expect(spaced).not.toBe(xml)
  await receiveSaml(provider, base64(spaced))
  expect((await takeRequest(provider, secret))?.vouched?.subject).toBe('casey-1')
})

test('a request to sign in again forces the provider to ask, and any other leaves it to the provider', async () => {
  const requestIn = async (again: boolean) => {
    const asked = new URL(await samlAddress(provider, { id: `_${randomUUID()}`, again })).searchParams.get(
      'SAMLRequest',
    )
    return inflateRawSync(Buffer.from(asked ?? '', 'base64')).toString()
  }
  expect(await requestIn(true)).toContain('ForceAuthn="true"')
  expect(await requestIn(false)).not.toContain('ForceAuthn')
})

test('an answer that does not say when the person signed in has no time', async () => {
  const { id, secret } = await begin()
  await receiveSaml(provider, await identity.respond(id, said, { authenticatedAt: '' }))
  expect((await takeRequest(provider, secret))?.vouched?.authenticatedAt).toBeNull()
})

test('the metadata names the addresses of this provider', () => {
  const { consumer, metadata } = addressesFor(providerId)
  expect(samlMetadata(provider)).toContain(`entityID="${metadata}"`)
  expect(samlMetadata(provider)).toContain(consumer)
})

describe('an answer is refused', () => {
  test('for another audience', async () => {
    await expect(answered({ audience: 'https://another-service.example' })).rejects.toThrow('audience mismatch')
  })

  test('for another recipient', async () => {
    await expect(answered({ recipient: 'https://another-service.example' })).rejects.toThrow('another recipient')
  })

  test('by another issuer', async () => {
    await expect(answered({ issuer: 'https://another-issuer.example' })).rejects.toThrow('another issuer')
  })

  test('after it expired', async () => {
    await expect(answered({ expiresInSeconds: -120 })).rejects.toThrow('No valid subject confirmation')
  })

  test('without a signature', async () => {
    await expect(answered({ isUnsigned: true })).rejects.toThrow('Invalid signature')
  })

  test.each([
    ['signature', /(<ds:SignatureMethod [^>]*)#rsa-sha256"/, '$1#rsa-sha1"'],
    ['digest', /(<ds:DigestMethod [^>]*)#sha256"/, '$1#sha1"'],
  ])('with a %s of SHA-1', async (_what, from, to) => {
    const { id } = await begin()
    const xml = xmlOf(await identity.respond(id, said))
    const weak = xml.replace(from, to)
    expect(weak).not.toBe(xml)
    await expect(receiveSaml(provider, base64(weak))).rejects.toThrow('SHA-2')
  })

  const sha1 = 'http://www.w3.org/2000/09/xmldsig#sha1'
  const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'
  const decoys = '<x><DigestMethod Algorithm="#sha256"/><SignatureMethod Algorithm="#rsa-sha256"/></x>'

  test.each([
    ['a space before the equals sign', /(<ds:SignatureMethod )[^>]*>/, `$1Algorithm ="${rsaSha1}"/>`],
    ['a line break before it', /(<ds:DigestMethod )[^>]*>/, `$1Algorithm\n="${sha1}"/>`],
    ['single quotes', /(<ds:SignatureMethod )[^>]*>/, `$1Algorithm='${rsaSha1}'/>`],
    [
      'a character reference',
      /(<ds:SignatureMethod )[^>]*>/,
      `$1Algorithm ="${rsaSha1.replace('sha1', 'sha&#49;')}"/>`,
    ],
    ['a second algorithm', /(<ds:DigestMethod )/, `$1xmlns:x="urn:x" x:Algorithm="${sha1}" `],
    ['a longer name', /(<ds:DigestMethod )[^>]*>/, `$1Algorithm="${sha1}" x="#sha256"/>`],
    ['a sign that ends no tag', /(<ds:SignatureMethod )[^>]*>/, `$1x=">" Algorithm="${rsaSha1}"/>`],
  ])('with SHA-1 behind %s, even beside decoys of SHA-256', async (_what, from, to) => {
    const { id } = await begin()
    const xml = xmlOf(await identity.respond(id, said))
    const weak = xml.replace(from, to)
    expect(weak).not.toBe(xml)
    for (const sent of [weak, weak.replace('<samlp:Status>', `${decoys}<samlp:Status>`)]) {
      await expect(receiveSaml(provider, base64(sent))).rejects.toThrow('SHA-2')
    }
  })

  test('to a request that this site did not send', async () => {
    await expect(answered({ inResponseTo: `_${randomUUID()}` })).rejects.toThrow('InResponseTo is not valid')
  })

  test('when it was used before', async () => {
    const { id } = await begin()
    const response = await identity.respond(id, said)
    await receiveSaml(provider, response)
    await expect(receiveSaml(provider, response)).rejects.toThrow('InResponseTo is not valid')
  })

  test('when its assertion was used before, in answer to another request', async () => {
    const id = `_${randomUUID()}`
    await answered({ id })
    await expect(answered({ id })).rejects.toThrow('was used before')
  })

  test('to a request to another provider (mix-up)', async () => {
    const other = await samlProviderOf(randomUUID(), identity)
    const { id } = await beginRequest(other, { next: '/learn', accountId: null, sessionId: null })
    await expect(receiveSaml(provider, await identity.respond(id, said))).rejects.toThrow('InResponseTo is not valid')
  })

  test('when another key signed it', async () => {
    const stranger = await startSamlProvider({ site: addressesFor(providerId), people: {} })
    const { id } = await begin()
    const response = await stranger.respond(id, said, { issuer: identity.entityId })
    await expect(receiveSaml(provider, response)).rejects.toThrow('Invalid signature')
    await stranger.close()
  })

  test('when its text changed after it was signed', async () => {
    const { id } = await begin()
    const xml = xmlOf(await identity.respond(id, said)).replace('casey@agency.example', 'admin@agency.example')
    await expect(receiveSaml(provider, base64(xml))).rejects.toThrow('Invalid signature')
  })

  test.each([
    ['before the signed assertion', (forged: string, signed: string) => forged + signed],
    ['after it', (forged: string, signed: string) => signed + forged],
    ['around it', (forged: string, signed: string) => forged.replace('</saml:Subject>', `</saml:Subject>${signed}`)],
    [
      'with it in an extension',
      (forged: string, signed: string) => `<samlp:Extensions>${signed}</samlp:Extensions>${forged}`,
    ],
  ])('with a forged assertion %s (signature wrapping)', async (_where, wrap) => {
    const { id } = await begin()
    const xml = xmlOf(await identity.respond(id, said))
    const signed = /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? ''
    const forged = signed
      .replace(/<ds:Signature.*<\/ds:Signature>/s, '')
      .replace(/ ID="[^"]+"/, ' ID="_forged"')
      .replace('casey-1', 'admin-1')
    expect(forged).toContain('admin-1')
    expect(forged).not.toContain('Signature')
    const wrapped = xml.replace(signed, () => wrap(forged, signed))
    await expect(receiveSaml(provider, base64(wrapped))).rejects.toThrow('Invalid signature')
  })

  test('with a DOCTYPE', async () => {
    const { id } = await begin()
    const xml = `<!DOCTYPE x [<!ENTITY e "e">]>${xmlOf(await identity.respond(id, said))}`
    await expect(receiveSaml(provider, base64(xml))).rejects.toThrow('DOCTYPE')
  })

  test.each(['', 'not base64', base64('<x/>'), base64('<samlp:Response')])(
    'when it is no response: %j',
    async (text) => {
      await expect(receiveSaml(provider, text)).rejects.toThrow(SamlRefused)
    },
  )
})
