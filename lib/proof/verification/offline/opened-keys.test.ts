import { expect, test } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { controllerDocument, jwks } from '@/lib/proof/issuer/did'
import type { PublishedKey } from '@/lib/proof/issuer/published-key'
import { readOpenedKeys } from './opened-keys'

const issuer = await sampleIssuer({ url: 'https://keys.test.example:8443', name: 'Keys' })
const { did, name, url, keys } = issuer
const essence = ({ id, use, publicJwk, certificates }: PublishedKey) => ({ id, use, publicJwk, certificates })

async function opened(file: object | string) {
  const read = await readOpenedKeys(typeof file === 'string' ? file : JSON.stringify(file))
  if (!read.ok) throw new Error(read.reason)
  return read.issuer
}

async function refused(file: object | string): Promise<string> {
  const read = await readOpenedKeys(typeof file === 'string' ? file : JSON.stringify(file))
  return read.ok ? 'not refused' : read.reason
}

test('reads a trusted issuer as plain data', async () => {
  expect(await opened({ did, name, url, keys })).toEqual({ did, name, url, keys })
})

test("reads the issuer and each key's use from a key set", async () => {
  const read = await opened(jwks(issuer))
  expect(read).toMatchObject({ did, url, name: 'keys.test.example:8443' })
  expect(read.keys.map(essence)).toEqual(keys.map(essence))
})

test('reads the keys for credentials and JWTs from a controller document', async () => {
  const read = await opened(controllerDocument(issuer))
  expect(read.did).toBe(did)
  expect(read.keys.map(essence)).toEqual(keys.filter(({ use }) => use !== 'pdf').map(essence))
})

test('reports a file that is not a key file', async () => {
  const files = ['', '[]', 'null', '{"keys":[]}', '{"did":"did:web:a.example","keys":[1]}', { keys: [{ kty: 'RSA' }] }]
  for (const file of files) expect(await refused(file), JSON.stringify(file)).toContain('not a key file')
})

test('refuses private keys anywhere in the file', async () => {
  const [first] = keys
  const own = { ...first?.publicJwk, d: 'secret' }
  for (const file of [
    own,
    { keys: [{ ...own, kid: `${did}#a` }] },
    { did, keys: [{ ...first, publicJwk: own }] },
    { id: did, verificationMethod: [{ id: `${did}#a`, publicKeyJwk: own }] },
  ])
    expect(await refused(file)).toContain('private keys')
})

test('reads a key set of an issuer that moved as one issuer with an earlier address', async () => {
  const moved = { ...issuer, formerly: ['https://earlier.test.example'] }
  const read = await opened(jwks(moved))
  expect(read).toMatchObject({ did, formerly: moved.formerly })
  expect(read.keys.map(essence)).toEqual(keys.map(essence))
})

test('refuses keys of several issuers', async () => {
  const other = await sampleIssuer({ url: 'https://other.test.example' })
  expect(await refused({ keys: [...jwks(issuer).keys, ...jwks(other).keys] })).toContain('several issuers')
})
