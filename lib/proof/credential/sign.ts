import { verificationMethodOf } from '@/lib/proof/issuer/did'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import type { OpenBadgeCredential } from './build'
import { addProof } from './proof'

function seconds(moment: string): number {
  return Date.parse(moment) / 1000
}

function encode(part: string | Uint8Array): string {
  return Buffer.from(part).toString('base64url')
}

/** Written by hand on top of the signer, so that a KMS can hold the key. */
async function signJwt(issuer: Issuer, payload: object): Promise<string> {
  const signer = issuer.signer('jwt')
  const header = { alg: 'RS256', typ: 'JWT', kid: verificationMethodOf(issuer.did, signer.key) }
  const content = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(payload))}`
  return `${content}.${encode(await signer.sign(Buffer.from(content)))}`
}

/** Adds a Data Integrity proof, then signs all of it as a JWT (no `sub`: the subject has no id). Deterministic. */
export async function signCredential(
  issuer: Issuer,
  credential: OpenBadgeCredential,
  at: Date,
): Promise<{ json: string; jwt: string }> {
  const signed = await addProof(issuer, credential, at)
  const jwt = await signJwt(issuer, {
    iss: signed.issuer.id,
    jti: signed.id,
    nbf: seconds(signed.validFrom),
    ...(signed.validUntil && { exp: seconds(signed.validUntil) }),
    ...signed,
  })
  return { json: JSON.stringify(signed, null, 2), jwt }
}
