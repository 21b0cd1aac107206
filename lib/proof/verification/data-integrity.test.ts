import { generateKeyPairSync, sign } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { from } from '@digitalbazaar/ed25519-multikey'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import signatures from 'jsonld-signatures'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleInput } from '@/fixtures/credential'
import { sampleIssuer } from '@/fixtures/issuer'
import { sampleForms, verifierOf } from '@/fixtures/verification'
import { buildCredential } from '@/lib/proof/credential/build'
import { contextLoader } from '@/lib/proof/credential/loader'
import type { Issuer } from '@/lib/proof/issuer/issuer'

let issuer: Issuer
let verify: ReturnType<typeof verifierOf>
beforeAll(async () => {
  issuer = await sampleIssuer()
  verify = verifierOf(issuer)
})

const ed25519Context = 'https://w3id.org/security/suites/ed25519-2020/v1'

/** Another issuer's credential, signed by a fresh key with the given name. */
async function foreign(
  options: {
    issuerId?: (did: string) => string
    method?: (multibase: string) => string
    older?: boolean
    more?: object
  } = {},
) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = await from({ type: 'JsonWebKey', publicKeyJwk: publicKey.export({ format: 'jwk' }) })
  const did = `did:key:${key.publicKeyMultibase}`
  const method = options.method?.(key.publicKeyMultibase) ?? `${did}#${key.publicKeyMultibase}`
  const ours = buildCredential(issuer, sampleInput())
  const document = {
    ...ours,
    '@context': [...ours['@context'], ...(options.older ? [ed25519Context] : [])],
    id: 'urn:uuid:280c19b6-9680-4a37-ba84-e38b1a4e4584',
    issuer: { id: options.issuerId?.(did) ?? did, type: ['Profile'], name: 'Another school' },
    ...options.more,
  }
  const signer = {
    id: method,
    algorithm: 'Ed25519',
    sign: async ({ data }: { data: Uint8Array }) => new Uint8Array(sign(null, data, privateKey)),
  }
  const suite = options.older ? new Ed25519Signature2020({ signer }) : new DataIntegrityProof({ cryptosuite, signer })
  const signed = await signatures.sign(JSON.parse(JSON.stringify(document)), {
    suite,
    purpose: new signatures.purposes.AssertionProofPurpose(),
    documentLoader: contextLoader(),
  })
  return { signed: signed as typeof document & { proof: Record<string, string> }, did, method, key }
}

const verdictOn = (document: object, options = {}) => verifierOf(issuer, options)(JSON.stringify(document))

describe("another issuer's credential", () => {
  test.each([false, true])('is sound when signed by its did:key issuer (older suite: %s)', async (older) => {
    const { signed, did } = await foreign({ older })
    const verdict = await verdictOn(signed)
    expect(verdict.state).toBe('foreign-sound')
    expect(verdict.facts?.issuer).toBe(`Another school (${did})`)
    expect(await verdictOn({ ...signed, name: 'Another name' })).toMatchObject({ state: 'altered', facts: null })
  })

  test('with a key inside an address is not checked, and altered when the key does not match', async () => {
    const { signed } = await foreign({
      issuerId: () => 'https://school.example',
      method: (multibase) => `https://school.example#${multibase}`,
    })
    expect((await verdictOn(signed)).state).toBe('foreign-unchecked')
    expect((await verdictOn({ ...signed, name: 'Another name' })).state).toBe('altered')
  })

  test('is not checked when its key belongs to another', async () => {
    const { signed } = await foreign({ issuerId: () => 'did:web:school.example' })
    expect((await verdictOn(signed)).state).toBe('foreign-unchecked')
  })

  test('is sound with an injected controller document of the issuer that allows the key', async () => {
    const did = 'did:web:school.example'
    const { signed, method, key } = await foreign({ issuerId: () => did, method: () => `${did}#key-1` })
    const listed = { id: method, type: 'Multikey', controller: did, publicKeyMultibase: key.publicKeyMultibase }
    const document = { id: did, verificationMethod: [listed], assertionMethod: ['#key-1'] }
    const state = async (found: object | null) => (await verdictOn(signed, { resolve: async () => found })).state
    expect(await state(document)).toBe('foreign-sound')
    expect(await state({ ...document, assertionMethod: [], authentication: [method] })).toBe('foreign-unchecked')
    expect(await state({ ...document, id: 'did:web:other.example' })).toBe('foreign-unchecked')
    expect(await state(null)).toBe('foreign-unchecked')
  })

  test('says when it has expired', async () => {
    const { signed } = await foreign({ more: { validUntil: '2026-11-26T00:00:00Z' } })
    expect(await verdictOn(signed)).toMatchObject({ state: 'expired', proven: true })
    const other = await foreign({
      issuerId: () => 'did:web:school.example',
      more: { validUntil: '2026-11-26T00:00:00Z' },
    })
    expect(await verdictOn(other.signed)).toMatchObject({ state: 'expired', proven: false })
  })

  test('says the same with its one subject in a list', async () => {
    const { signed } = await foreign()
    const listed = { ...signed, credentialSubject: [signed.credentialSubject] }
    const { facts } = await verdictOn(signed)
    expect(await verdictOn(listed)).toMatchObject({ state: 'foreign-sound', facts })
  })

  test.each<[string, (proof: Record<string, string>) => unknown, string]>([
    ['without a proof', () => undefined, 'foreign-unchecked'],
    ['with a proof of another kind', (proof) => ({ ...proof, cryptosuite: 'bbs-2023' }), 'foreign-unchecked'],
    ['with a second proof of another kind', (proof) => [proof, { type: 'SomeProof' }], 'foreign-unchecked'],
    [
      'with a second proof that does not hold',
      (proof) => [proof, { ...proof, created: '2026-01-01T00:00:00Z' }],
      'altered',
    ],
    ['with a proof for another purpose', (proof) => ({ ...proof, proofPurpose: 'authentication' }), 'altered'],
    ['with no signature in its proof', (proof) => ({ ...proof, proofValue: 'no multibase' }), 'altered'],
    ['with a text as its proof', () => 'signed', 'altered'],
  ])('%s', async (_, change, state) => {
    const { signed } = await foreign()
    expect((await verdictOn({ ...signed, proof: change(signed.proof) })).state).toBe(state)
  })
})

describe('terms outside a proof', () => {
  test.each([
    ['a word that no context defines', { grade: 'A' }, 'none of its definitions explains'],
    [
      'definitions of its own',
      { '@context': ['https://www.w3.org/ns/credentials/v2', { name: 'https://x.example/#' }] },
      'its own definitions',
    ],
    [
      'a context from elsewhere',
      { '@context': ['https://www.w3.org/ns/credentials/v2', 'https://x.example/c'] },
      'https://x.example/c',
    ],
    [
      'an end under its whole address',
      { 'https://www.w3.org/2018/credentials#validUntil': '2026-01-01T00:00:00Z' },
      'is not supported',
    ],
    ['a graph beside', { '@graph': [{ id: 'urn:x' }] }, 'is not supported'],
    ['a part turned inside out', { '@reverse': {} }, 'is not supported'],
  ])('%s: not checked of others, false of ours', async (_, change, reason) => {
    const { signed } = await foreign()
    const theirs = await verdictOn({ ...signed, ...change })
    expect(theirs.state).toBe('foreign-unchecked')
    expect(theirs.reason).toContain(reason)
    const forms = await sampleForms(issuer)
    const ours = await verdictOn({ ...JSON.parse(new TextDecoder().decode(forms.json)), ...change })
    expect(ours.state).toBe('altered')
    expect(ours.reason).toContain(reason)
  })

  test('a duplicate name is refused', async () => {
    const text = new TextDecoder().decode((await sampleForms(issuer)).json)
    const verdict = await verify(text.replace('{', '{"name": "Forged",'))
    expect(verdict).toMatchObject({ state: 'unreadable', reason: 'It has a member twice, with different values.' })
  })
})

describe('the structure of a credential', () => {
  test.each<[string, object]>([
    ['a source of another kind', { credentialSubject: { ...sample().credentialSubject, source: { type: ['Image'] } } }],
    ['nobody who earned it', { credentialSubject: { ...sample().credentialSubject, identifier: [] } }],
    ['nothing achieved', { credentialSubject: { ...sample().credentialSubject, achievement: undefined } }],
    ['another kind of credential', { type: ['VerifiableCredential'] }],
    ['evidence of another kind', { evidence: [{ type: ['Image'] }] }],
    ['a date that is none', { validUntil: 'soon' }],
    ['no beginning', { validFrom: undefined }],
  ])('with %s is not sound despite a valid signature, and can be altered too', async (_, more) => {
    const { signed } = await foreign({ more })
    const verdict = await verdictOn(signed)
    expect(verdict.state).toBe('foreign-unchecked')
    expect(verdict.findings.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
      'readable passed',
      'structure failed',
    ])
    expect((await verdictOn({ ...signed, name: 'Another name' })).state).toBe('altered')
  })
})

function sample() {
  return buildCredential({ did: 'did:web:x', name: 'x', url: 'https://x.example', keys: [] }, sampleInput())
}
