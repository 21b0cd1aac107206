import { createECDH, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { SignJWT } from 'jose'
import signatures from 'jsonld-signatures'
import { describe, expect, test } from 'vitest'
import { sampleInput } from '@/fixtures/credential'
import { verifierOf } from '@/fixtures/verification'
import { buildCredential } from '@/lib/proof/credential/build'
import { contextLoader } from '@/lib/proof/credential/loader'
import { ecdsaSuite } from './ecdsa-suite'
import { jwkOfMultikey } from './multikey'

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

function multibaseOf(hex: string): string {
  let number = BigInt(`0x${hex}`)
  let text = ''
  for (; number > 0n; number /= 58n) text = alphabet.charAt(Number(number % 58n)) + text
  return `z${text}`
}

/** A fresh P-256 key and its Multikey. */
function p256() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { d = '', x, y } = privateKey.export({ format: 'jwk' })
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(Buffer.from(d, 'base64url'))
  return {
    privateKey,
    jwk: { kty: 'EC', crv: 'P-256', x, y },
    text: multibaseOf(`8024${ecdh.getPublicKey('hex', 'compressed')}`),
  }
}

function credentialBy(issuerId: string) {
  const us = { did: 'did:web:x.example', name: 'x', url: 'https://x.example', keys: [] }
  const issuer = { id: issuerId, type: ['Profile'], name: 'Another school' }
  return JSON.parse(JSON.stringify({ ...buildCredential(us, sampleInput()), issuer }))
}

const verify = verifierOf(null)

test('reads keys of both kinds, on either half of the curve', () => {
  for (let round = 0; round < 8; round += 1) {
    const { jwk, text } = p256()
    expect(jwkOfMultikey(text)).toEqual(jwk)
  }
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const written = multibaseOf(`ed01${Buffer.from(x, 'base64url').toString('hex')}`)
  expect(jwkOfMultikey(written)).toEqual({ kty: 'OKP', crv: 'Ed25519', x })
})

test('returns null for a text that is not a key or not a point of the curve', () => {
  // x = 7 is not on the curve; the others exceed its prime or have another prefix.
  for (const hex of [`802402${'7'.padStart(64, '0')}`, `802402${'f'.repeat(64)}`, `802404${'6'.padStart(64, '0')}`])
    expect(jwkOfMultikey(multibaseOf(hex))).toBeNull()
  for (const text of ['', 'z', 'z6Mk', `zDn${'1'.repeat(45)}0`, `z6Mk${'1'.repeat(1_000_000)}`])
    expect(jwkOfMultikey(text)).toBeNull()
})

describe('with a P-256 key as the issuer', () => {
  test.each([
    ['kid', (did: string, text: string) => ({ kid: `${did}#${text}` })],
    ['nothing', () => ({})],
    ['a word', () => ({ kid: 'key-1' })],
  ])('a JWT that names its key by %s is sound; one signed by another key is altered', async (_, header) => {
    const { text, privateKey } = p256()
    const did = `did:key:${text}`
    const jwt = (key: typeof privateKey) =>
      new SignJWT({ ...credentialBy(did), iss: did })
        .setProtectedHeader({ alg: 'ES256', ...header(did, text) })
        .sign(createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' })))
    expect((await verify(await jwt(privateKey))).state).toBe('foreign-sound')
    expect((await verify(await jwt(p256().privateKey))).state).toBe('altered')
  })

  async function signed(more: object = {}) {
    const { text, privateKey } = p256()
    const did = `did:key:${text}`
    const algorithm = 'P-256'
    const signer = {
      id: `${did}#${text}`,
      algorithm,
      sign: async ({ data }: { data: Uint8Array }) =>
        new Uint8Array(sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' })),
    }
    const suite = Object.assign(new DataIntegrityProof({ cryptosuite: ecdsaSuite, signer }), {
      proof: { '@context': 'https://w3id.org/security/data-integrity/v2', type: 'DataIntegrityProof', ...more },
    })
    const purpose = new signatures.purposes.AssertionProofPurpose()
    return signatures.sign(credentialBy(did), { suite, purpose, documentLoader: contextLoader() }) as Promise<{
      proof: object
    }>
  }

  test('JSON with ecdsa-rdfc-2019 is sound, altered when changed, and not checked as another kind', async () => {
    const document = await signed()
    const state = async (change: object) => (await verify(JSON.stringify({ ...document, ...change }))).state
    expect(await state({})).toBe('foreign-sound')
    expect(await state({ name: 'Another name' })).toBe('altered')
    expect(await state({ proof: { ...document.proof, cryptosuite: 'eddsa-rdfc-2022' } })).toBe('foreign-unchecked')
  })

  test('an expired proof, or one that builds on another, is not sound', async () => {
    const ended = await verify(JSON.stringify(await signed({ expires: '2026-11-26T00:00:00Z' })))
    expect(ended).toMatchObject({ state: 'foreign-unchecked', reason: expect.stringContaining('signature expired on') })
    const going = await verify(JSON.stringify(await signed({ expires: '2090-11-26T00:00:00Z' })))
    expect(going.state).toBe('foreign-sound')
    const chained = await verify(JSON.stringify(await signed({ previousProof: 'urn:uuid:1' })))
    expect(chained).toMatchObject({
      state: 'foreign-unchecked',
      reason: expect.stringContaining('depends on another one'),
    })
  })
})

test('an unchecked credential says when it has expired', async () => {
  const verdict = await verify(
    JSON.stringify({ ...credentialBy('did:web:y.example'), validUntil: '2026-11-26T12:00:00Z' }),
  )
  expect(verdict.state).toBe('foreign-unchecked')
  expect(verdict.reason).toContain('It says that it expired on November 26, 2026.')
})
