import { beforeAll, describe, expect, test } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { sampleForms, verifierOf } from '@/fixtures/verification'
import type { Issuer } from '@/lib/proof/issuer/issuer'

let issuer: Issuer
let signed: { proof: Record<string, string> }
beforeAll(async () => {
  issuer = await sampleIssuer()
  signed = JSON.parse(new TextDecoder().decode((await sampleForms(issuer)).json))
})
const verdictOn = (document: object) => verifierOf(issuer)(JSON.stringify(document))

describe('a credential of ours is altered', () => {
  test.each<[string, (proof: Record<string, string>) => unknown]>([
    ['without a proof', () => undefined],
    ['with a proof of another kind', (proof) => ({ ...proof, cryptosuite: 'bbs-2023' })],
    ['with a second proof of another kind', (proof) => [proof, { type: 'SomeProof' }]],
    ['with the same proof twice', (proof) => [proof, proof]],
    ['with a proof at another time', (proof) => ({ ...proof, created: '2026-01-01T00:00:00Z' })],
    ['with a proof for another purpose', (proof) => ({ ...proof, proofPurpose: 'authentication' })],
    ['with no signature in its proof', (proof) => ({ ...proof, proofValue: 'no multibase' })],
    ['with a text as its proof', () => 'signed'],
    ['with a key under another name', (proof) => ({ ...proof, verificationMethod: 'did:web:x.example#key' })],
  ])('%s', async (_, change) => {
    expect((await verdictOn(signed)).state).toBe('valid')
    expect(await verdictOn({ ...signed, proof: change(signed.proof) })).toMatchObject({ state: 'altered', facts: null })
  })

  test.each([
    ['with a word that no context defines', { grade: 'A' }, 'none of its definitions explains'],
    [
      'with definitions of its own',
      { '@context': ['https://www.w3.org/ns/credentials/v2', { name: 'https://x.example/#' }] },
      'its own definitions',
    ],
    [
      'with a context from elsewhere',
      { '@context': ['https://www.w3.org/ns/credentials/v2', 'https://x.example/c'] },
      'https://x.example/c',
    ],
    [
      'with an end under its whole address',
      { 'https://www.w3.org/2018/credentials#validUntil': '2026-01-01T00:00:00Z' },
      'is not supported',
    ],
    ['with a graph beside', { '@graph': [{ id: 'urn:x' }] }, 'is not supported'],
    ['with a part turned inside out', { '@reverse': {} }, 'is not supported'],
  ])('%s', async (_, change, reason) => {
    const verdict = await verdictOn({ ...signed, ...change })
    expect(verdict.state).toBe('altered')
    expect(verdict.reason).toContain(reason)
  })
})

test('a duplicate name is refused', async () => {
  const verdict = await verifierOf(issuer)(JSON.stringify(signed).replace('{', '{"name": "Forged",'))
  expect(verdict).toMatchObject({ state: 'unreadable', reason: 'It has a member twice, with different values.' })
})
