import { webcrypto } from 'node:crypto'
import { from } from '@digitalbazaar/ed25519-multikey'
import { importJWK, jwtVerify, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { controllerDocument, didOf, jwks, profileOf, verificationMethodOf } from './did'
import { type Issuer, issuerWith } from './issuer'
import { makeKey } from './make-key'

interface Document {
  id: string
  verificationMethod: { id: string; type: string; controller: string; publicKeyJwk?: object }[]
  assertionMethod: string[]
}

let issuer: Issuer

beforeAll(async () => {
  issuer = await sampleIssuer()
})

const keyOf = (use: string) => issuer.keys.find((key) => key.use === use) ?? expect.unreachable()

test("a DID has the origin's host, and its port as did:web spells it", () => {
  expect(didOf('https://training.example.org')).toBe('did:web:training.example.org')
  expect(didOf('http://127.0.0.1:3000')).toBe('did:web:127.0.0.1%3A3000')
})

test('the profile names the issuer and nothing else', () => {
  expect(profileOf(issuer)).toEqual({
    id: 'did:web:issuer.test.example',
    type: ['Profile'],
    name: 'Northlight',
    url: 'https://issuer.test.example',
  })
})

describe('the controller document', () => {
  test('asserts with each key for credentials, including retired ones, and no key for PDFs', async () => {
    const retired = {
      ...(await makeKey('credential', { issuerName: 'Northlight' })),
      retiredAt: '2026-01-01T00:00:00Z',
    }
    const { keys } = issuerWith([retired], issuer)
    const document = controllerDocument({ ...issuer, keys: [...keys, ...issuer.keys] }) as Document
    const expected = [retired, keyOf('credential'), keyOf('jwt')].map((key) => verificationMethodOf(issuer.did, key))
    expect(document.assertionMethod).toEqual(expected)
    expect(document.verificationMethod.map(({ id }) => id)).toEqual(expected)
  })

  test('spells keys as another library does, which verifies our signatures with them', async () => {
    const { verificationMethod } = controllerDocument(issuer) as Document
    const key = await from({ '@context': 'https://w3id.org/security/multikey/v1', ...verificationMethod[0] })
    expect(await key.export({ publicKey: true })).toMatchObject(verificationMethod[0] ?? {})
    const data = new TextEncoder().encode('Northlight')
    const signature = await issuer.signer('credential').sign(data)
    expect(await key.verifier().verify({ data, signature })).toBe(true)
    expect(await key.verifier().verify({ data: data.slice(1), signature })).toBe(false)
  })

  test('holds no private half', () => {
    const members = JSON.stringify([controllerDocument(issuer), jwks(issuer), issuer])
    for (const secret of ['"d":', '"p":', '"q":', 'privateJwk', 'secretKey']) expect(members).not.toContain(secret)
  })
})

describe('the key set', () => {
  const listed = () => jwks(issuer).keys as { kid: string; use: string; alg: string; x5c?: string[] }[]

  test("has all three kinds with algorithms and the PDF keys' certificates", () => {
    expect(listed().map(({ use, alg }) => ({ use, alg }))).toEqual([
      { use: 'sig', alg: 'EdDSA' },
      { use: 'sig', alg: 'RS256' },
      { use: 'sig', alg: 'ES256' },
    ])
    expect(listed().map(({ x5c }) => x5c?.length ?? 0)).toEqual([0, 0, 2])
  })

  test('verifies a JWT of the signer in another library', async () => {
    const kid = verificationMethodOf(issuer.did, keyOf('jwt'))
    const unsigned = await new SignJWT({ a: 1 }).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32))
    const header = Buffer.from(JSON.stringify({ alg: 'RS256', kid })).toString('base64url')
    const input = `${header}.${unsigned.split('.')[1]}`
    const signature = await issuer.signer('jwt').sign(Buffer.from(input))
    const published = listed().find((key) => key.kid === kid) ?? expect.unreachable()
    const token = `${input}.${Buffer.from(signature).toString('base64url')}`
    await expect(jwtVerify(token, await importJWK(published))).resolves.toMatchObject({ payload: { a: 1 } })
  })

  test('verifies a PDF signature: P-256 over SHA-256, in DER', async () => {
    const signature = await issuer.signer('pdf').sign(Buffer.from('a PDF'))
    expect(signature[0]).toBe(0x30)
    const key = await webcrypto.subtle.importKey(
      'jwk',
      { ...keyOf('pdf').publicJwk },
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      ['verify'],
    )
    const raw = rawOf(signature)
    await expect(
      webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, raw, Buffer.from('a PDF')),
    ).resolves.toBe(true)
  })
})

/** The two numbers of a DER signature as WebCrypto expects them: 32 bytes each. */
function rawOf(der: Uint8Array): Uint8Array<ArrayBuffer> {
  const raw = new Uint8Array(64)
  let at = 2
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0
    const number = der.slice(at + 2, at + 2 + length).slice(-32)
    raw.set(number, end - number.length)
    at += 2 + length
  }
  return raw
}
