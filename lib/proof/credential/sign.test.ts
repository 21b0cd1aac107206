import { createHash, createPublicKey, verify as verifyBytes } from 'node:crypto'
import { DataIntegrityProof } from '@digitalcredentials/data-integrity'
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite'
import { verifyCredential } from '@digitalcredentials/vc'
import fc from 'fast-check'
import { importJWK, jwtVerify } from 'jose'
import jsonld from 'jsonld'
import { beforeAll, describe, expect, test } from 'vitest'
import { issuerLoader, publicJwkOf, sampleInput } from '@/fixtures/credential'
import { sampleIssuer } from '@/fixtures/issuer'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { buildCredential, type CredentialInput } from './build'
import type { DataIntegrity } from './proof'
import { signCredential } from './sign'

const at = new Date('2026-11-25T09:00:01.200Z')
const now = new Date('2026-12-01T00:00:00Z')
let issuer: Issuer

beforeAll(async () => {
  issuer = await sampleIssuer()
})

function sign(overrides?: Partial<CredentialInput>) {
  return signCredential(issuer, buildCredential(issuer, sampleInput(overrides)), at)
}

/** Another family of libraries, sharing only the loader with our code. */
async function othersVerify(credential: object, moment = now): Promise<boolean> {
  const { verified } = await verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: issuerLoader(issuer),
    now: moment,
    checkStatus: async () => ({ verified: true }),
  })
  return verified
}

/** The standard in a few lines: two hashes of two canonical forms, and one signature. */
async function witness({ proof, ...document }: { proof: DataIntegrity; '@context': unknown }): Promise<boolean> {
  const { proofValue, ...options } = proof
  const hashes = await Promise.all(
    [{ '@context': document['@context'], ...options }, document].map(async (part) => {
      const given = { algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true, base: null } as const
      const text = await jsonld.canonize(part, { ...given, documentLoader: issuerLoader(issuer) })
      return createHash('sha256').update(text).digest()
    }),
  )
  const key = createPublicKey({ key: publicJwkOf(issuer, proof.verificationMethod), format: 'jwk' })
  return verifyBytes(null, Buffer.concat(hashes), key, fromBase58(proofValue.slice(1)))
}

function fromBase58(text: string): Buffer {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
  const value = [...text].reduce((sum, letter) => sum * 58n + BigInt(alphabet.indexOf(letter)), 0n)
  return Buffer.from(value.toString(16).padStart(128, '0'), 'hex')
}

describe('the Data Integrity proof', () => {
  test('another family of libraries and an independent witness accept it', async () => {
    const { json } = await sign({
      expiresAt: new Date('2028-11-24T00:00:00Z'),
      courseNumber: 'MCJA-1',
      name: 'សុខ “Ana” ]]>',
    })
    expect(await othersVerify(JSON.parse(json))).toBe(true)
    expect(await witness(JSON.parse(json))).toBe(true)
  })

  test("names the issuer's key, the suite and the time, to the second", async () => {
    const { proof } = JSON.parse((await sign()).json)
    expect(proof).toEqual({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: '2026-11-25T09:00:01Z',
      verificationMethod: `${issuer.did}#${issuer.signer('credential').key.id}`,
      proofPurpose: 'assertionMethod',
      proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{80,90}$/),
    })
  })

  test('is refused after its end', async () => {
    const { json } = await sign({ expiresAt: new Date('2026-11-30T00:00:00Z') })
    expect(await othersVerify(JSON.parse(json))).toBe(false)
    expect(await othersVerify(JSON.parse(json), at)).toBe(true)
  })

  test('fails when any value of the credential is changed or removed', async () => {
    const { json } = await sign({ expiresAt: new Date('2028-11-24T00:00:00Z') })
    const places = leavesOf(JSON.parse(json))
    expect(places.length).toBeGreaterThan(30)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.boolean(), async (place, remove) => {
        const changed = JSON.parse(json)
        const holder = place.slice(0, -1).reduce((part, key) => part[key], changed)
        const key = place.at(-1) as string
        if (!remove) holder[key] = typeof holder[key] === 'string' ? `${holder[key]}x` : 99
        else if (Array.isArray(holder)) holder.splice(Number(key), 1)
        else delete holder[key]
        expect(await othersVerify(changed)).toBe(false)
      }),
      { numRuns: 40 },
    )
  })

  test('is not made for a term that no context defines', async () => {
    const credential = { ...buildCredential(issuer, sampleInput()), shoeSize: 44 }
    await expect(signCredential(issuer, credential, at)).rejects.toThrow()
  })
})

describe('the JWT', () => {
  test('verifies with jose and has the same credential, proof, dates and id', async () => {
    const { json, jwt } = await sign({ expiresAt: new Date('2028-11-24T00:00:00.900Z') })
    const key = await importJWK(issuer.signer('jwt').key.publicJwk, 'RS256')
    const { payload, protectedHeader } = await jwtVerify(jwt, key, { issuer: issuer.did, currentDate: now })
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: `${issuer.did}#${issuer.signer('jwt').key.id}` })
    const { iss, jti, nbf, exp, ...credential } = payload
    expect({ iss, jti, nbf, exp }).toEqual({
      iss: issuer.did,
      jti: 'https://issuer.test.example/credentials/NL-07EN-W3AH-RZ6D-MV2M',
      nbf: Date.parse('2026-11-25T09:00:00Z') / 1000,
      exp: Date.parse('2028-11-24T00:00:00Z') / 1000,
    })
    expect(credential).toEqual(JSON.parse(json))
  })

  test('has no end when the certificate has none, and no subject', async () => {
    const [, payload = ''] = (await sign()).jwt.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    expect(claims).not.toHaveProperty('exp')
    expect(claims).not.toHaveProperty('sub')
    expect(claims).not.toHaveProperty('validUntil')
  })
})

test('the same credential, keys and time give the same bytes', async () => {
  expect(await sign()).toEqual(await sign())
})

/** The path to each string, number and boolean in a document. */
function leavesOf(value: unknown, way: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [way]
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...way, key]))
}
