import { cryptosuite as eddsa } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'

interface Question {
  verificationMethod: { id: string; publicKeyJwk: JsonWebKey }
}

async function createVerifier({ verificationMethod: { id, publicKeyJwk } }: Question) {
  const { kty, crv, x, y } = publicKeyJwk
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify'])
  return {
    id,
    algorithm: 'P-256',
    verify: ({ data, signature }: Record<'data' | 'signature', Uint8Array<ArrayBuffer>>) =>
      crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, data),
  }
}

export const ecdsaSuite = { ...eddsa, name: 'ecdsa-rdfc-2019', requiredAlgorithm: 'P-256', createVerifier }
