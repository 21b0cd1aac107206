import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import type { PublishedKey } from './published-key'
import { publishedHalf, type SigningKey, UnusableKeys } from './signing-key'

/** credential: Ed25519; jwt: RS256; pdf: ECDSA P-256 with SHA-256 in DER, or RSA as for jwt. */
export interface Signer {
  key: PublishedKey
  sign(data: Uint8Array): Promise<Uint8Array>
}

/** Ed25519 hashes by itself; CMS wants EC signatures in DER. */
function sealed(data: Uint8Array, kind: string | undefined, key: KeyObject): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, signature: Uint8Array) =>
      error ? reject(error) : resolve(new Uint8Array(signature))
    if (kind === 'OKP') sign(null, data, key, done)
    else sign('sha256', data, kind === 'EC' ? { key, dsaEncoding: 'der' } : key, done)
  })
}

/** The private key stays in the closure, out of reach of logs and inspectors. @throws UnusableKeys */
export function signerOf(key: SigningKey): Signer {
  const privateKey = privateKeyOf(key)
  return { key: publishedHalf(key), sign: (data) => sealed(data, key.publicJwk.kty, privateKey) }
}

export function privateKeyOf({ id, privateJwk }: SigningKey): KeyObject {
  if (!privateJwk) throw new UnusableKeys(`The private half of ${id} is missing.`)
  try {
    return createPrivateKey({ key: { ...privateJwk }, format: 'jwk' })
  } catch {
    // Its message may quote the key.
    throw new UnusableKeys(`The private half of ${id} cannot be read.`)
  }
}
