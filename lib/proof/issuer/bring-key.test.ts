import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { createKeys } from './create-keys'
import { bringKey, makeKey } from './make-key'
import type { SigningKey } from './signing-key'

const issuerName = 'Northlight'
let key: SigningKey
let privateKey: string

const inPem = (base64: string) =>
  `-----BEGIN CERTIFICATE-----\n${base64.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`
const chainOf = ({ certificates = [] }: SigningKey) =>
  certificates.map((each) => `Bag Attributes\n${inPem(each)}`).join('')

beforeAll(async () => {
  key = await makeKey('pdf', { issuerName })
  const own = createPrivateKey({ key: { ...key.privateJwk }, format: 'jwk' })
  privateKey = own.export({ type: 'pkcs8', format: 'pem' }).toString()
})

test('a PEM key with its certificates replaces the key for PDFs', async () => {
  const brought = bringKey({ privateKey, certificates: chainOf(key) })
  expect(brought).toEqual({ ...key, id: brought.id, createdAt: brought.createdAt })
  expect(brought.id).not.toBe(key.id)
  const before = await createKeys([], { issuerName })
  const { keys, made } = await createKeys(before.keys, { brought, issuerName })
  expect(made).toEqual([brought])
  expect(keys.filter(({ retiredAt }) => retiredAt === null).map(({ use }) => use)).toEqual(['credential', 'jwt', 'pdf'])
  expect(keys).toHaveLength(4)
})

test('input that is not PEM, does not match or is of another kind is refused', async () => {
  const other = await makeKey('pdf', { issuerName })
  const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const bring = (pem: string, certificates: string) => () => bringKey({ privateKey: pem, certificates })
  expect(bring('a key', chainOf(key))).toThrow('The private key cannot be read')
  expect(bring(privateKey, '')).toThrow('has no certificate')
  expect(bring(privateKey, chainOf(other))).toThrow('is that of another key')
  expect(bring(ed25519, chainOf(key))).toThrow('PDFs are signed by EC or RSA keys.')
})
