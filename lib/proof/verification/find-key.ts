import type { KeyUse, TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { bytesOfBase64url } from './bytes'
import { jwkOfMultikey } from './multikey'
import type { VerifyOptions } from './options'
import { idOf, isObject, type JsonObject, listOf, parseJson, textOf } from './parse-json'
import { quoted } from './words'

/**
 * The key that a proof names, and whose it is: `ours`, published here; `issuer`, provably of the issuer named; `anyone`,
 * at hand, but nothing says whose. `false`: it is said to be ours and we never published it. `newer`: it is said to be
 * ours, and may be newer than the keys at hand. `none`: not at hand.
 */
export type FoundKey =
  | { whose: 'ours' | 'issuer' | 'anyone'; jwk: JsonObject }
  | { whose: 'false' | 'newer' | 'none'; sentence: string }

/** What a verifier has of keys, and when it looks at what they signed. */
export type Keys = Pick<VerifyOptions, 'issuer' | 'now' | 'resolve' | 'keysAsOf'>

interface KeyName {
  /** What the proof names; null when it names nothing. */
  method: string | null
  issuerId: string
  use: Exclude<KeyUse, 'pdf'>
  /** From when on what it signed says that it holds. */
  from: string | null
}

const controllerOf = (method: string) => method.split('#', 1)[0] ?? ''
const fragmentOf = (method: string) => method.slice(controllerOf(method).length + 1)

/** Whether a text says that we issued it: by our name for ourselves, or by a key of ours. */
export function claimsOurs(issuer: TrustedIssuer | null, issuerId: string | null, method: string | null): boolean {
  if (!issuer) return false
  if (issuerId === issuer.did || (method !== null && controllerOf(method) === issuer.did)) return true
  return method !== null && issuer.keys.some(({ id }) => id === fragmentOf(method))
}

/** Whether what was issued at a time may be signed by a key that came after those at hand. */
export function mayBeNewer({ keysAsOf }: Pick<VerifyOptions, 'keysAsOf'>, from: string | null): boolean {
  return keysAsOf !== undefined && !(Date.parse(from ?? '') <= keysAsOf.getTime())
}

const doesNotSay = 'It does not say by which key it was signed.'

/** Finds it without asking anyone but `resolve`, which is injected: nothing is fetched here. */
export async function findKey(
  { method: named, issuerId, use, from }: KeyName,
  { issuer, resolve, keysAsOf }: Keys,
): Promise<FoundKey> {
  if (issuer && claimsOurs(issuer, issuerId, named)) {
    const key = named ? issuer.keys.find(({ id, use: itsUse }) => id === fragmentOf(named) && itsUse === use) : null
    if (!key && mayBeNewer({ keysAsOf }, from))
      return { whose: 'newer', sentence: `It names a key of ${issuer.name} that is not among those at hand.` }
    if (!named) return { whose: 'false', sentence: `${doesNotSay} ${issuer.name} always does.` }
    if (!key) return { whose: 'false', sentence: `It names a key that ${issuer.name} never published.` }
    return { whose: 'ours', jwk: key.publicJwk }
  }
  // A JWT may leave its key to the name of its issuer, or name it by a word of the issuer's own.
  const method = use === 'jwt' && !named?.includes(':') && jwkInDid(issuerId) ? issuerId : named
  if (!method) return { whose: 'none', sentence: doesNotSay }
  const controller = controllerOf(method)
  const whose = controller === issuerId ? 'issuer' : 'anyone'
  const inName = jwkInDid(controller)
  if (inName) return { whose, jwk: inName }
  const document = await resolve?.(controller)
  const resolved = document && whose === 'issuer' ? jwkInDocument(document, method) : null
  if (resolved) return { whose, jwk: resolved }
  const inFragment = jwkOfMultikey(fragmentOf(method))
  if (inFragment) return { whose: 'anyone', jwk: inFragment }
  return {
    whose: 'none',
    sentence: `The key that it names is not at hand, and nothing is fetched (${quoted(method)}).`,
  }
}

/** A key that is itself the name of its owner: `did:key` (Ed25519, P-256), `did:jwk`. */
function jwkInDid(did: string): JsonObject | null {
  if (did.startsWith('did:key:')) return jwkOfMultikey(did.slice('did:key:'.length))
  if (!did.startsWith('did:jwk:')) return null
  try {
    const jwk = parseJson(new TextDecoder().decode(bytesOfBase64url(did.slice('did:jwk:'.length))))
    return isObject(jwk) ? jwk : null
  } catch {
    return null
  }
}

/** From a controller document, if it is of this controller and says that the key may sign what it asserts. */
function jwkInDocument(document: object, method: string): JsonObject | null {
  if (!isObject(document) || document.id !== controllerOf(method)) return null
  const isIt = (id: string | null) => id === method || id === `#${fragmentOf(method)}`
  const allowed = listOf(document.assertionMethod)
  if (!allowed.some((one) => isIt(idOf(one)))) return null
  const found = [...listOf(document.verificationMethod), ...allowed].filter(isObject).find((one) => isIt(idOf(one)))
  if (!found) return null
  if (isObject(found.publicKeyJwk)) return found.publicKeyJwk
  return jwkOfMultikey(textOf(found.publicKeyMultibase) ?? '')
}
