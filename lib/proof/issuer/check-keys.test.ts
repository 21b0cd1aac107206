import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkKeys } from './check-keys'
import { makeKey } from './make-key'
import type { SigningKey } from './signing-key'

const issuerName = 'Northlight'
const now = new Date('2026-11-25T12:00:00Z')
const world = {
  now: () => now,
  random: (bytes: number) => new Uint8Array(bytes).map(() => Math.random() * 256),
  id: () => '',
}

let credential: SigningKey
let jwt: SigningKey
let pdf: SigningKey

beforeAll(async () => {
  credential = await makeKey('credential', { issuerName }, world)
  jwt = await makeKey('jwt', { issuerName, rsaBits: 2048 }, world)
  pdf = await makeKey('pdf', { issuerName }, world)
})

const retired = (key: SigningKey, id: string): SigningKey => {
  const { privateJwk: _, ...rest } = key
  return { ...rest, id, retiredAt: now.toISOString() }
}
const check = (...keys: SigningKey[]) => checkKeys(keys, now)
/** The one-line message. */
function sentenceFor(...keys: SigningKey[]): string {
  try {
    check(...keys)
  } catch (error) {
    expect(error).toMatchObject({ name: 'UnusableKeys' })
    const { message } = error as Error
    expect(message).not.toContain('\n')
    return message
  }
  return 'nothing is wrong'
}

/** The key with another pair of halves. */
function withPair(key: SigningKey, pair: { publicKey: object; privateKey: object }): SigningKey {
  return { ...key, publicJwk: { ...pair.publicKey } as never, privateJwk: { ...pair.privateKey } as never }
}
const pairOf = (type: 'rsa' | 'ec' | 'ed25519', options: object = {}) => {
  const { publicKey, privateKey } = generateKeyPairSync(type as 'rsa', options as { modulusLength: number })
  return { publicKey: publicKey.export({ format: 'jwk' }), privateKey: privateKey.export({ format: 'jwk' }) }
}

describe('keys that may sign', () => {
  test('one active key of each use, and retired ones without a private half', () => {
    expect(sentenceFor(credential, jwt, pdf, retired(jwt, 'old'), retired(pdf, 'older'))).toBe('nothing is wrong')
  })

  test('RSA for PDFs', async () => {
    const rsa = await makeKey('pdf', { issuerName, rsa: true, rsaBits: 2048 }, world)
    expect(sentenceFor(credential, jwt, rsa)).toBe('nothing is wrong')
  })

  test('a retired key whose certificate has expired', () => {
    const later = new Date('2037-01-01T00:00:00Z')
    const fresh = makeKey('pdf', { issuerName }, { ...world, now: () => later })
    return fresh.then((key) =>
      expect(() => checkKeys([credential, jwt, key, retired(pdf, 'old')], later)).not.toThrow(),
    )
  })
})

describe('refused in one line', () => {
  test.each([
    ['credential', () => [jwt, pdf]],
    ['jwt', () => [credential, pdf, retired(jwt, 'old')]],
    ['pdf', () => [credential, jwt]],
  ] as const)('no active key for %s', (use, keys) => {
    expect(sentenceFor(...keys())).toBe(`There is no active key for ${use}: npm run admin -- keys create`)
  })

  test('two active keys of one use', () => {
    expect(sentenceFor(credential, jwt, pdf, { ...jwt, id: 'another' })).toContain('two active keys for jwt')
  })

  test('one id twice', () => {
    expect(sentenceFor(credential, jwt, pdf, retired(jwt, credential.id))).toBe(`There are two keys ${credential.id}.`)
  })

  test('a private half that is missing, of another key, of another kind or broken', () => {
    const { privateJwk: _, ...without } = credential
    expect(sentenceFor(without, jwt, pdf)).toContain('is missing')
    for (const key of [credential, jwt, pdf]) {
      const options = key === jwt ? { modulusLength: 2048 } : { namedCurve: 'P-256' }
      const other = pairOf(key === jwt ? 'rsa' : key === pdf ? 'ec' : 'ed25519', options)
      const swapped = withPair(key, { publicKey: key.publicJwk, privateKey: other.privateKey })
      expect(sentenceFor(...[credential, jwt, pdf].map((each) => (each === key ? swapped : each)))).toContain(
        'does not match',
      )
    }
    expect(sentenceFor({ ...credential, privateJwk: jwt.privateJwk }, jwt, pdf)).toContain('does not match')
    expect(sentenceFor({ ...credential, privateJwk: { kty: 'OKP' } }, jwt, pdf)).toContain('cannot be read')
  })

  test('RSA under 2048 bits', () => {
    expect(sentenceFor(credential, withPair(jwt, pairOf('rsa', { modulusLength: 1024 })), pdf)).toContain('is weak')
  })

  test('a curve other than P-256', () => {
    expect(sentenceFor(credential, jwt, withPair(pdf, pairOf('ec', { namedCurve: 'P-384' })))).toContain('only P-256')
  })

  test('a kind of key that another use has', () => {
    expect(sentenceFor({ ...credential, use: 'jwt' }, jwt, pdf)).toContain('not the kind of key')
    expect(sentenceFor(withPair(credential, pairOf('rsa', { modulusLength: 2048 })), jwt, pdf)).toContain(
      'not the kind',
    )
  })

  test('a private half in the public one, of a retired key too', () => {
    const leaking = { ...retired(credential, 'old'), publicJwk: credential.privateJwk ?? {} }
    expect(sentenceFor(credential, jwt, pdf, leaking)).toContain('has its private half in it')
  })

  test('a certificate that is missing, unreadable, of another key, out of order or expired', async () => {
    const other = await makeKey('pdf', { issuerName }, world)
    const old = await makeKey('pdf', { issuerName }, { ...world, now: () => new Date('2016-11-25T11:00:00Z') })
    const [seal = '', root = ''] = pdf.certificates ?? []
    const say = (certificates: string[] | undefined) => sentenceFor(credential, jwt, { ...pdf, certificates })
    expect(say(undefined)).toContain('has no certificate')
    expect(say(['AAAA'])).toContain('cannot be read')
    expect(say(other.certificates as string[])).toContain('is that of another key')
    expect(say([seal, other.certificates?.[1] ?? ''])).toContain('not in order')
    expect(say([seal, root])).toBe('nothing is wrong')
    expect(sentenceFor(credential, jwt, old)).toMatch(
      / has expired: .* For a new one: npm run admin -- keys create --use pdf$/,
    )
  })
})
