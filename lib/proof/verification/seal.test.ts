import { createHash, verify as verifySignature } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { verifierOf } from '@/fixtures/verification'
import { fromMultibase } from '@/lib/platform/file/base58'
import { canonicalJson } from '@/lib/platform/file/canonical-json'
import { sealDocument } from '@/lib/proof/credential/seal'
import { type Issuer, issuerWith } from '@/lib/proof/issuer/issuer'
import type { JsonObject } from './parse-json'
import { checkSeal } from './seal'

const at = new Date('2026-11-25T09:00:00.700Z')
const document = {
  type: 'Transcript',
  madeAt: at.toISOString(),
  learner: { name: 'សុខ <Ana> & "Bo"\u2028 𝔸' },
  demonstration: false,
  numbers: [0, -1.5, 1e21, 3.25, 1e-7],
}
let issuer: Issuer
let stranger: Issuer
let sealed: JsonObject
beforeAll(async () => {
  issuer = await sampleIssuer()
  stranger = await sampleIssuer({ url: 'https://other.example', name: 'Another school' })
  sealed = (await sealDocument(issuer, { ...document, issuer: { id: issuer.did } }, at)) as unknown as JsonObject
})

const withProof = (change: object) => ({ ...sealed, proof: { ...(sealed.proof as object), ...change } })

describe('a seal', () => {
  test('is ours with its key and date, even with a retired key or reordered members', async () => {
    const keyId = issuer.signer('credential').key.id
    const ours = { kind: 'ours', keyId, sealedAt: '2026-11-25T09:00:00Z' }
    expect(await checkSeal(sealed, issuer)).toMatchObject(ours)
    const keys = issuer.keys.map((key) => ({ ...key, retiredAt: '2026-11-26T00:00:00Z' }))
    expect(await checkSeal(sealed, { ...issuer, keys })).toMatchObject(ours)
    const turned = Object.fromEntries(Object.entries(sealed).toReversed())
    expect(await checkSeal(turned, issuer)).toMatchObject(ours)
  })

  test('verifies with node:crypto and the standard alone', () => {
    const { proof, ...said } = sealed
    const { proofValue, ...options } = proof as Record<string, string>
    const hash = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest()
    const signature = Buffer.from(
      fromMultibase(proofValue ?? '')
        .toString(16)
        .padStart(128, '0'),
      'hex',
    )
    const key = { key: { ...issuer.signer('credential').key.publicJwk }, format: 'jwk' } as const
    expect(verifySignature(null, Buffer.concat([hash(options), hash(said)]), key, signature)).toBe(true)
  })

  test("matches the W3C's example (vc-di-eddsa, B.3), signature for signature", async () => {
    const key = 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
    const proofValue = 'z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX'
    const example = {
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
      id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
      type: ['VerifiableCredential', 'AlumniCredential'],
      name: 'Alumni Credential',
      description: 'A minimum viable example of an Alumni Credential.',
      issuer: 'https://vc.example/issuers/5678',
      validFrom: '2023-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
    }
    const secret = fromMultibase('z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq')
    const x = Buffer.from(fromMultibase(key).toString(16).slice(4), 'hex').toString('base64url')
    const publicJwk = { kty: 'OKP', crv: 'Ed25519', x }
    const d = Buffer.from(secret.toString(16).slice(4), 'hex').toString('base64url')
    const signing = { id: key, use: 'credential', createdAt: '', retiredAt: null, publicJwk } as const
    const keys = [{ ...signing, privateJwk: { ...publicJwk, d } }]
    const w3c = { ...issuerWith(keys, { url: 'https://vc.example', name: 'W3C' }), did: `did:key:${key}` }
    const made = await sealDocument(w3c, example, new Date('2023-02-24T23:36:38Z'))
    expect(made.proof.proofValue).toBe(proofValue)
    expect(await checkSeal(made, w3c)).toMatchObject({ kind: 'ours' })
    expect(await checkSeal({ ...made, '@context': example['@context'].toReversed() }, w3c)).toMatchObject({
      kind: 'broken',
    })
  })
})

describe('a changed sealed document', () => {
  test.each<[string, () => object]>([
    ['without a seal', () => ({ ...sealed, proof: undefined })],
    ['with two', () => ({ ...sealed, proof: [sealed.proof, sealed.proof] })],
    ['with one in a list', () => ({ ...sealed, proof: [sealed.proof] })],
    ['with a word in its place', () => ({ ...sealed, proof: 'eddsa-jcs-2022' })],
    ['of another suite', () => withProof({ cryptosuite: 'eddsa-rdfc-2022' })],
    ['of another kind', () => withProof({ type: 'Ed25519Signature2020' })],
    ['for another purpose', () => withProof({ proofPurpose: 'authentication' })],
    ['at another time', () => withProof({ created: '2026-11-26T09:00:00Z' })],
    ['with a word more in it', () => withProof({ domain: 'x.example' })],
    ['by a key that was never published', () => withProof({ verificationMethod: `${issuer.did}#other` })],
    ['by our key under another’s name', () => withProof({ verificationMethod: `did:web:x#${keyId()}` })],
    ['by a key for JWTs', () => withProof({ verificationMethod: `${issuer.did}#${issuer.signer('jwt').key.id}` })],
    ['with a signature cut short', () => withProof({ proofValue: 'z3u2en7' })],
    ['with a signature of zeros', () => withProof({ proofValue: `z${'1'.repeat(64)}` })],
    ['with a number in its place', () => withProof({ proofValue: 1 })],
    ['with something added', () => ({ ...sealed, note: '' })],
    ['with something left out', () => ({ ...sealed, numbers: undefined })],
  ])('%s is broken', async (_, changed) => {
    expect(await checkSeal(JSON.parse(JSON.stringify(changed())), issuer)).toMatchObject({ kind: 'broken' })
  })
  const keyId = () => issuer.signer('credential').key.id

  test('is not ours when another issuer sealed it, in either name', async () => {
    const theirs = await sealDocument(stranger, { ...document, issuer: { id: stranger.did } }, at)
    expect(await checkSeal(theirs, issuer)).toMatchObject({ kind: 'stranger' })
    expect(await checkSeal(sealed, null)).toMatchObject({ kind: 'stranger' })
    const inOurs = await sealDocument(stranger, { ...document, issuer: { id: issuer.did } }, at)
    expect(await checkSeal(inOurs, issuer)).toMatchObject({ kind: 'broken' })
    const key = { ...issuer.keys[0], publicJwk: stranger.signer('credential').key.publicJwk }
    expect(await checkSeal(sealed, { ...issuer, keys: [key as (typeof issuer.keys)[0]] })).toMatchObject({
      kind: 'broken',
    })
  })

  test('can be by a newer key only if it was sealed after the known keys', async () => {
    const rotated = await sampleIssuer()
    const newer = await sealDocument(rotated, document, at)
    const on = (day: string) => checkSeal(newer, issuer, new Date(day))
    expect(await on('2026-11-24T00:00:00Z')).toMatchObject({ kind: 'newer' })
    expect(await on('2026-11-26T00:00:00Z')).toMatchObject({ kind: 'broken' })
  })

  test('is never genuine with any character changed, unless it means the same', async () => {
    const text = JSON.stringify(sealed)
    const verify = verifierOf(issuer)
    expect(await verify(text)).toMatchObject({ state: 'genuine', sealed: 'transcript' })
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom(...'0aA"{}, z\\'), async (place, sign) => {
        const changed = text.slice(0, place) + sign + text.slice(place + 1)
        const { state, facts } = await verify(changed)
        if (state === 'genuine') expect(JSON.parse(changed)).toEqual(sealed)
        else expect(facts).toBeNull()
      }),
      { numRuns: 400 },
    )
  })
})

describe('a verdict on sealed JSON', () => {
  const verify = (text: string | object, options = {}) =>
    verifierOf(issuer, options)(typeof text === 'string' ? text : JSON.stringify(text))

  test('names kind, owner, time, and key of our documents', async () => {
    const verdict = await verify(JSON.stringify(sealed, null, 2))
    expect(verdict).toMatchObject({
      state: 'genuine',
      form: 'json',
      title: 'This transcript is genuine',
      reason: 'It was made by Northlight on November 25, 2026 and is unchanged since. It says what was on record then.',
      facts: { name: document.learner.name, validFrom: at.toISOString(), serial: null, demonstration: false },
      proven: true,
    })
    expect(verdict.findings.map(({ title }) => title)).toEqual([
      ...['Issued by Northlight', 'Not altered', 'Not expired'],
      'Not checked: current or superseded',
    ])
    const titles = await Promise.all(
      ['AuditCheckpoint', 'AuditPacket', 'Anything'].map(async (type) => {
        return (await verify(await sealDocument(issuer, { type, demonstration: true }, at))).title
      }),
    )
    expect(titles).toEqual([
      'Demonstration: this checkpoint of an audit log is genuine',
      'Demonstration: this file list of an audit packet is genuine',
      'Demonstration: this document is genuine',
    ])
  })

  test('covers altered, strangers’ and unsealed documents, and keys that may be newer', async () => {
    expect(await verify(JSON.stringify(sealed).replace('Ana', 'Eva'))).toMatchObject({ state: 'altered', facts: null })
    expect(await verify({ ...sealed, proof: undefined })).toMatchObject({ state: 'altered' })
    expect(await verify(document)).toMatchObject({ state: 'not-issued', facts: null })
    expect(await verify(await sealDocument(stranger, document, at))).toMatchObject({ state: 'not-issued' })
    const named = { ...document, issuer: { id: stranger.did, name: 'NORTH-LIGHT' } }
    expect(await verify(await sealDocument(stranger, named, at))).toMatchObject({ state: 'impersonation' })
    const newer = await sealDocument(await sampleIssuer(), document, at)
    expect(await verify(newer, { keysAsOf: new Date('2026-11-01') })).toMatchObject({ state: 'unchecked' })
    expect(await verify(`${JSON.stringify(sealed).slice(0, -1)},"type":"Transcript"}`)).toMatchObject({
      state: 'unreadable',
    })
  })

  test('handles a long document, and refuses one that is too long quickly', async () => {
    const files = Array.from({ length: 12_000 }, (_, at) => ({
      path: `people/${at}`,
      sha256: '0'.repeat(64),
      size: at,
    }))
    expect(await verify(await sealDocument(issuer, { type: 'AuditPacket', files }, at))).toMatchObject({
      state: 'genuine',
    })
    const list = `{"type":"Transcript","a":[${'1,'.repeat(1_000_000)}1]}`
    expect((await verify(list)).reason).toContain('more parts')
  })
})
