import { compactVerify, importJWK } from 'jose'
import { Unreadable } from '@/lib/platform/file/unreadable'
import { base64urlOf, bytesOfBase64url } from './bytes'
import { checkOwnProof } from './data-integrity'
import { datesOf } from './facts'
import { findKey, type OurKeys } from './find-key'
import { contradictionIn, credentialIn, writtenIn } from './jwt-claims'
import { isObject, type JsonObject, parseJson, textOf } from './parse-json'
import { notLikeThis, type ProofResult } from './proof-result'
import { quoted } from './words'

export interface Jwt {
  text: string
  header: JsonObject
  claims: JsonObject
  credential: JsonObject
}

/** The only one that we sign with, so the header's `alg` chooses nothing. */
const algorithm = 'RS256'

export function readJwt(text: string): Jwt {
  const [header, claims] = text.split('.', 2).map(readPart)
  if (!header || !claims) throw new Unreadable('It is not a credential as a JWT.')
  return { text, header, claims, credential: credentialIn(claims) }
}

function readPart(part: string): JsonObject {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytesOfBase64url(part))
  } catch {
    throw new Unreadable('It looks like a credential as a JWT but is damaged.')
  }
  const value = parseJson(text)
  if (!isObject(value)) throw new Unreadable('It is not a credential as a JWT.')
  return value
}

/** The key that the header names, as an address. */
export function methodOfJwt({ header }: Jwt, issuerId: string): string | null {
  const kid = textOf(header.kid)
  if (!kid) return null
  return kid.startsWith('#') ? issuerId + kid : kid
}

/** Checks a JWT that claims to be ours. */
export async function checkJwt(jwt: Jwt, issuerId: string, keys: OurKeys): Promise<ProofResult> {
  const { issuer } = keys
  const broken = (sentence: string): ProofResult => ({ kind: 'broken', sentence })
  const { alg, crit, b64 } = jwt.header
  if (alg !== algorithm) return notLikeThis(`It has a different kind of signature (${quoted(String(alg))}).`, issuer)
  if (crit !== undefined || b64 !== undefined) return notLikeThis('It requires extensions.', issuer)
  if (!jwt.text.split('.').every(isPlain)) return broken('Its text is not in the form that signers write.')
  const method = methodOfJwt(jwt, issuerId)
  const key = findKey({ method, use: 'jwt', from: datesOf(jwt.credential).from }, keys)
  if ('sentence' in key) return { kind: key.whose === 'newer' ? 'newer' : 'broken', sentence: key.sentence }
  if (issuerId !== method?.split('#', 1)[0]) return broken('It names one issuer and the key of another.')
  if (!(await holds(jwt.text, key.jwk))) return broken('Its signature does not match its text.')
  const contradiction = contradictionIn(jwt)
  if (contradiction) return broken(contradiction)
  const written = writtenIn(jwt.claims)
  if (written.proof !== undefined) return checkOwnProof(written, keys)
  return { kind: 'ours', sentence: `Its signature is valid, by a key of ${issuer.name}.` }
}

/** Base64url can spell the same bytes differently; signers use one spelling. */
function isPlain(part: string): boolean {
  try {
    return base64urlOf(bytesOfBase64url(part)) === part
  } catch {
    return false
  }
}

async function holds(text: string, { kty, n, e }: JsonObject): Promise<boolean> {
  const key = await importJWK(JSON.parse(JSON.stringify({ kty, n, e })), algorithm)
  try {
    await compactVerify(text, key, { algorithms: [algorithm] })
    return true
  } catch {
    return false
  }
}
