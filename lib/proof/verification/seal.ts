import { from } from '@digitalbazaar/ed25519-multikey'
import { fromMultibase, toMultibase } from '@/lib/platform/file/base58'
import { canonicalJson } from '@/lib/platform/file/canonical-json'
import { didsOf } from '@/lib/proof/issuer/did'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { bytesOfHex } from './bytes'
import { claimsOurs, mayBeNewer } from './find-key'
import { idOf, isObject, type JsonObject, textOf } from './parse-json'

/** `broken`: claims to be ours, but was changed; `newer`: perhaps by a newer key; `stranger`: no such claim. */
export type SealResult =
  | { kind: 'ours'; sentence: string; keyId: string; sealedAt: string }
  | { kind: 'broken' | 'newer' | 'stranger'; sentence: string }

export const sealSuite = 'eddsa-jcs-2022'
/** 64 bytes in base 58; the length first, since decoding takes quadratic time. */
const proofValue = /^z[1-9A-HJ-NP-Za-km-z]{64,88}$/

/** Verifies eddsa-jcs-2022 (W3C), in Node and browsers. Retired keys count. `keysAsOf` is as for `verify`. */
export async function checkSeal(document: object, issuer: TrustedIssuer | null, keysAsOf?: Date): Promise<SealResult> {
  const { proof, ...content } = document as JsonObject
  const method = isObject(proof) ? idOf(proof.verificationMethod) : null
  const claimed = claimsOurs(issuer, idOf(content.issuer), method) ? issuer : null
  const refused = (sentence: string): SealResult =>
    claimed
      ? { kind: 'broken', sentence: `${sentence} ${claimed.name} did not seal it like this.` }
      : { kind: 'stranger', sentence }

  if (proof === undefined) return refused('It has no signature.')
  if (!isObject(proof)) return refused('Its signature field does not hold one signature.')
  const { proofValue: written, ...options } = proof
  if (options.type !== 'DataIntegrityProof' || options.cryptosuite !== sealSuite)
    return refused('Its kind of signature is not that of a seal.')
  if (options.proofPurpose !== 'assertionMethod') return refused('Its signature was made for another purpose.')
  if (!claimed) return { kind: 'stranger', sentence: 'It was sealed by an unknown issuer.' }
  const dids = didsOf(claimed)
  const key = claimed.keys.find(({ id, use }) => use === 'credential' && dids.some((did) => method === `${did}#${id}`))
  const sealedAt = textOf(options.created) ?? ''
  if (!key && mayBeNewer({ keysAsOf }, sealedAt))
    return { kind: 'newer', sentence: `It names a key of ${claimed.name} that is not among the keys here.` }
  if (!key) return refused('It names a key that was never published.')
  const signature = bytesOfMultibase(textOf(written) ?? '')
  if (!signature || !sameContext(content, options)) return refused('Its signature is not in the form of a seal.')
  const { verifier } = await from({ type: 'JsonWebKey', publicKeyJwk: key.publicJwk })
  if (!(await verifier().verify({ data: await hashed(options, content), signature })))
    return refused('Its signature does not match its text.')
  return {
    kind: 'ours',
    sentence: `Its seal is valid, by a key of ${claimed.name} (${key.id}).`,
    keyId: key.id,
    sealedAt,
  }
}

async function hashed(options: JsonObject, content: JsonObject): Promise<Uint8Array> {
  const digests = [options, content].map((part) =>
    crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(part))),
  )
  const [first, second] = await Promise.all(digests)
  return new Uint8Array([...new Uint8Array(first as ArrayBuffer), ...new Uint8Array(second as ArrayBuffer)])
}

function sameContext(content: JsonObject, options: JsonObject): boolean {
  return canonicalJson([content['@context'] ?? null]) === canonicalJson([options['@context'] ?? null])
}

/** Null unless it is the canonical spelling of 64 bytes. */
function bytesOfMultibase(text: string): Uint8Array | null {
  if (!proofValue.test(text)) return null
  const hex = fromMultibase(text).toString(16).padStart(128, '0')
  const bytes = bytesOfHex(hex)
  return hex.length === 128 && toMultibase(bytes) === text ? bytes : null
}
