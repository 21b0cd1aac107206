import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import type { PublishedKey } from './published-key'
import { publishedHalf, type SigningKey, UnusableKeys } from './signing-key'

/** Signs bytes by the algorithm of a use: credential Ed25519; jwt RSASSA-PKCS1-v1_5 with SHA-256; pdf ECDSA P-256 with SHA-256 in DER, or RSA as for jwt. */
export interface Signer {
  key: PublishedKey
  sign(data: Uint8Array): Promise<Uint8Array>
}

/** How each kind of key signs: Ed25519 hashes by itself, an EC signature is DER as CMS wants it. */
function sealed(data: Uint8Array, kind: string | undefined, key: KeyObject): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, signature: Uint8Array) =>
      error ? reject(error) : resolve(new Uint8Array(signature))
    if (kind === 'OKP') sign(null, data, key, done)
    else sign('sha256', data, kind === 'EC' ? { key, dsaEncoding: 'der' } : key, done)
  })
}

/**
 * Signs with a private half that is at hand; a key management service or a security module would be another `Signer`.
 * The private half stays in the closure, where no log and no inspector finds it.
 * @throws UnusableKeys when there is none or it cannot be read
 */
export function signerOf(key: SigningKey): Signer {
  const privateKey = privateKeyOf(key)
  return { key: publishedHalf(key), sign: (data) => sealed(data, key.publicJwk.kty, privateKey) }
}

/** @throws UnusableKeys when there is none or it cannot be read */
export function privateKeyOf({ id, privateJwk }: SigningKey): KeyObject {
  if (!privateJwk) throw new UnusableKeys(`The private half of ${id} is missing.`)
  try {
    return createPrivateKey({ key: { ...privateJwk }, format: 'jwk' })
  } catch {
    // What it says may quote the key.
    throw new UnusableKeys(`The private half of ${id} cannot be read.`)
  }
}
