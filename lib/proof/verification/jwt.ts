import { compactVerify, importJWK } from 'jose'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { Unreadable } from './bounds'
import { base64urlOf, bytesOfBase64url } from './bytes'
import { checkProofs } from './data-integrity'
import { datesOf } from './facts'
import { claimsOurs, findKey, type Keys } from './find-key'
import { contradictionIn, credentialIn, writtenIn } from './jwt-claims'
import { isObject, type JsonObject, parseJson, textOf } from './parse-json'
import { type ProofResult, together, unsettled } from './proof-result'
import { quoted } from './words'

export interface Jwt {
  text: string
  header: JsonObject
  claims: JsonObject
  credential: JsonObject
}

/** The key's own kind decides; the header's `alg` can't choose another one. */
const algorithms = new Map<unknown, readonly string[]>([
  ['RSA', ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']],
  ['P-256', ['ES256']],
  ['P-384', ['ES384']],
  ['P-521', ['ES512']],
  ['Ed25519', ['EdDSA', 'Ed25519']],
])
const OUR_ALGORITHM = 'RS256'
const types = ['jwt', 'vc+jwt', 'vc+ld+jwt']

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

export async function checkJwt(jwt: Jwt, issuerId: string, keys: Keys): Promise<ProofResult> {
  const { issuer } = keys
  const method = methodOf(jwt, issuerId)
  const ours = claimsOurs(issuer, issuerId, method)
  const broken = (sentence: string): ProofResult => ({ kind: 'broken', sentence })
  const refused = (sentence: string): ProofResult => unsettled(sentence, ours ? issuer : null)

  const alg = textOf(jwt.header.alg) ?? ''
  if (/^none$/i.test(alg)) return refused('It says that it is not signed (algorithm “none”).')
  if (/^HS/i.test(alg))
    return refused(
      `It was signed with a shared secret (${quoted(alg)}), so anyone who can check it could have made it.`,
    )
  if (jwt.header.crit !== undefined || jwt.header.b64 !== undefined)
    return refused('It requires extensions that are not supported.')
  if (!jwt.text.split('.').every(isPlain)) return broken('Its text is not in the form that signers write.')
  if (ours && issuer) return checkOurs(jwt, { method, alg, issuerId }, { ...keys, issuer })

  const key = await findForeignKey(jwt, method, issuerId, keys)
  if ('sentence' in key) return refused(key.sentence)
  const allowed = algorithms.get(key.jwk.crv ?? key.jwk.kty) ?? []
  if (!allowed.includes(alg)) return refused(`Its kind of signature does not match its key (${quoted(alg)}).`)
  const outcome = await holds(jwt.text, key.jwk, alg)
  if (outcome === 'unusable') return refused('The key that it names cannot be used.')
  if (outcome === 'no') return broken('Its signature does not match its text.')
  const contradiction = kindProblem(jwt) ?? contradictionIn(jwt)
  if (contradiction) return refused(contradiction)
  const result: ProofResult =
    key.whose === 'issuer'
      ? { kind: 'sound', sentence: 'Its signature is valid, by the named issuer’s key.' }
      : {
          kind: 'unchecked',
          sentence: 'Its signature is valid, but nothing here says whose key it is.',
          fits: true,
        }
  const written = writtenIn(jwt.claims)
  if (written.proof === undefined) return result
  const embedded = await checkProofs(written, issuerId, keys)
  return together([embedded, result]) ?? result
}

function kindProblem({ header: { typ } }: Jwt): string | null {
  if (typ === undefined || types.includes(String(typ).toLowerCase())) return null
  return `It says that it is not a credential (${quoted(String(typ))}).`
}

function methodOf({ header }: Jwt, issuerId: string): string | null {
  const kid = textOf(header.kid)
  if (!kid) return null
  return kid.startsWith('#') ? issuerId + kid : kid
}

async function checkOurs(
  jwt: Jwt,
  { method, alg, issuerId }: { method: string | null; alg: string; issuerId: string },
  keys: Keys & { issuer: TrustedIssuer },
): Promise<ProofResult> {
  const { issuer } = keys
  const broken = (sentence: string): ProofResult => ({ kind: 'broken', sentence })
  if (alg !== OUR_ALGORITHM) return broken(`${issuer.name} does not sign with this algorithm (${quoted(alg)}).`)
  const key = await findKey({ method, issuerId, use: 'jwt', from: datesOf(jwt.credential).from }, keys)
  if (key.whose === 'newer') return { kind: 'unchecked', sentence: key.sentence, fits: false }
  if ('sentence' in key) return broken(key.sentence)
  if (issuerId !== method?.split('#', 1)[0]) return broken('It names one issuer and the key of another.')
  if ((await holds(jwt.text, key.jwk, alg)) !== 'yes') return broken('Its signature does not match its text.')
  const contradiction = contradictionIn(jwt)
  if (contradiction) return broken(contradiction)
  const written = writtenIn(jwt.claims)
  if (written.proof !== undefined) return checkProofs(written, issuerId, keys)
  return { kind: 'ours', sentence: `Its signature is valid, by a key of ${issuer.name}.` }
}

type ForeignKey = { whose: 'issuer' | 'anyone'; jwk: JsonObject } | { sentence: string }

/** A key in the header proves that the text is intact, not who wrote it. */
async function findForeignKey(jwt: Jwt, method: string | null, issuerId: string, keys: Keys): Promise<ForeignKey> {
  const key = await findKey({ method, issuerId, use: 'jwt', from: datesOf(jwt.credential).from }, keys)
  if (!('sentence' in key)) return { whose: key.whose === 'issuer' ? 'issuer' : 'anyone', jwk: key.jwk }
  return isObject(jwt.header.jwk) ? { whose: 'anyone', jwk: jwt.header.jwk } : key
}

/** Base64url can spell the same bytes differently; signers use one spelling. */
function isPlain(part: string): boolean {
  try {
    return base64urlOf(bytesOfBase64url(part)) === part
  } catch {
    return false
  }
}

async function holds(text: string, jwk: JsonObject, alg: string): Promise<'yes' | 'no' | 'unusable'> {
  let key: Awaited<ReturnType<typeof importJWK>>
  try {
    const { kty, n, e, crv, x, y } = jwk
    key = await importJWK(JSON.parse(JSON.stringify({ kty, n, e, crv, x, y })), alg)
  } catch {
    return 'unusable'
  }
  try {
    await compactVerify(text, key, { algorithms: [alg] })
    return 'yes'
  } catch (error) {
    // The library throws a TypeError for keys that are too short.
    return error instanceof TypeError ? 'unusable' : 'no'
  }
}
