import { createPublicKey, type KeyObject, sign, verify, X509Certificate } from 'node:crypto'
import type { KeyUse, PublishedKey } from './published-key'
import { privateKeyOf } from './signer'
import { type SigningKey, UnusableKeys } from './signing-key'

export const keyUses: readonly KeyUse[] = ['credential', 'jwt', 'pdf']

const kinds: Record<KeyUse, { types: readonly string[]; words: string }> = {
  credential: { types: ['ed25519'], words: 'Ed25519' },
  jwt: { types: ['rsa'], words: 'RSA' },
  pdf: { types: ['ec', 'rsa'], words: 'EC or RSA' },
}

/** One active, strong key of each use, with matching halves. @throws UnusableKeys */
export function checkKeys(keys: readonly SigningKey[], now: Date): void {
  const twice = keys.find(({ id }, index) => keys.findIndex((other) => other.id === id) !== index)
  if (twice) throw new UnusableKeys(`There are two keys ${twice.id}.`)
  for (const key of keys) checkKind(key)
  for (const use of keyUses) {
    const active = keys.filter((key) => key.use === use && key.retiredAt === null)
    const [first, second] = active
    if (second) throw new UnusableKeys(`There are two active keys for ${use}: retire ${first?.id} or ${second.id}.`)
    if (!first) throw new UnusableKeys(`There is no active key for ${use}: npm run admin -- keys create`)
    checkActive(first, now)
  }
}

function publicKeyOf({ id, publicJwk }: SigningKey): KeyObject {
  try {
    return createPublicKey({ key: { ...publicJwk }, format: 'jwk' })
  } catch {
    throw new UnusableKeys(`The public half of ${id} cannot be read.`)
  }
}

function checkKind(key: SigningKey): void {
  const { asymmetricKeyType: type = '' } = publicKeyOf(key)
  const { types, words } = kinds[key.use]
  if (!types.includes(type)) throw new UnusableKeys(`${key.id} is not the kind of key that signs here: ${words}.`)
  // The public half is published member by member.
  if ('d' in key.publicJwk) throw new UnusableKeys(`The public half of ${key.id} has its private half in it.`)
}

export function checkActive(key: SigningKey, now: Date): void {
  const publicKey = publicKeyOf(key)
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {}
  if (modulusLength !== undefined && modulusLength < 2048) {
    throw new UnusableKeys(`${key.id} is weak: RSA of ${modulusLength} bits, where 2048 are the least.`)
  }
  if (namedCurve !== undefined && namedCurve !== 'prime256v1') {
    throw new UnusableKeys(`${key.id} is on the curve ${namedCurve}; only P-256 signs here.`)
  }
  const algorithm = key.publicJwk.kty === 'OKP' ? null : 'sha256'
  const probe = Buffer.from(key.id)
  const privateKey = privateKeyOf(key)
  const fits =
    privateKey.asymmetricKeyType === publicKey.asymmetricKeyType &&
    verify(algorithm, probe, publicKey, sign(algorithm, probe, privateKey))
  if (!fits) throw new UnusableKeys(`The private half of ${key.id} does not match its public half.`)
  if (key.use === 'pdf') checkCertificates(key, publicKey, now)
}

/** When the first certificate of a key's chain ends; null for a key without one. */
export function endOfCertificates({ id, certificates = [] }: PublishedKey): Date | null {
  const ends = certificates.map((text) => Date.parse(readCertificate(id, text).validTo))
  return ends.length > 0 ? new Date(Math.min(...ends)) : null
}

/** The key's own certificate first, each signed by the next. */
function checkCertificates(key: SigningKey, publicKey: KeyObject, now: Date): void {
  const chain = (key.certificates ?? []).map((text) => readCertificate(key.id, text))
  const [own] = chain
  if (!own) throw new UnusableKeys(`${key.id} has no certificate.`)
  if (!own.publicKey.equals(publicKey)) throw new UnusableKeys(`The certificate of ${key.id} is that of another key.`)
  if (chain.some((each, index) => index > 0 && !chain[index - 1]?.verify(each.publicKey))) {
    throw new UnusableKeys(`The certificates of ${key.id} are not in order, each signed by the next.`)
  }
  for (const { validFrom, validTo } of chain) {
    if (new Date(validTo) <= now) {
      throw new UnusableKeys(
        `The certificate of ${key.id} has expired: ${validTo}. For a new one: npm run admin -- keys create --use pdf`,
      )
    }
    if (new Date(validFrom) > now)
      throw new UnusableKeys(`The certificate of ${key.id} is not valid yet: ${validFrom}.`)
  }
}

function readCertificate(id: string, text: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(text, 'base64'))
  } catch {
    throw new UnusableKeys(`A certificate of ${id} cannot be read.`)
  }
}
