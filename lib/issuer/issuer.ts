import { env } from '@/lib/platform/env'
import { checkKeys } from './check-keys'
import { didOf } from './did'
import { readKeys } from './key-file'
import type { KeyUse, PublishedKey, TrustedIssuer } from './published-key'
import { signerOf } from './signer'
import { publishedHalf, type SigningKey, UnusableKeys } from './signing-key'

/** Signs bytes by the algorithm of a use: credential Ed25519; jwt RSASSA-PKCS1-v1_5 with SHA-256; pdf ECDSA P-256 with SHA-256 in DER, or RSA as for jwt. */
export interface Signer {
  key: PublishedKey
  sign(data: Uint8Array): Promise<Uint8Array>
}

export interface Issuer extends TrustedIssuer {
  /** @throws UnusableKeys when no key of this use signs now */
  signer(use: KeyUse): Signer
}

/** An issuer that signs with these keys. */
export function issuerWith(keys: readonly SigningKey[], { url, name }: { url: string; name: string }): Issuer {
  return {
    did: didOf(url),
    name,
    url,
    keys: keys.map(publishedHalf),
    signer(use) {
      const key = keys.find((each) => each.use === use && each.retiredAt === null)
      if (!key) throw new UnusableKeys(`There is no active key for ${use}.`)
      return signerOf(key)
    },
  }
}

function readIssuer(): Issuer | null {
  if (!env.ISSUER_URL) return null
  const keys = readKeys({ text: env.SIGNING_KEYS, file: env.KEYS_FILE })
  checkKeys(keys, new Date())
  return issuerWith(keys, { url: env.ISSUER_URL, name: env.ISSUER_NAME })
}

let configured: Issuer | null | undefined

/**
 * The issuer of this site, or null where none is configured (then certificates stay unsigned). Read once a process.
 * @throws UnusableKeys when the keys cannot be used; `npm start` asks before it serves
 */
export function configuredIssuer(): Issuer | null {
  if (configured === undefined) configured = readIssuer()
  return configured
}
