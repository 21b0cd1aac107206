import { didsOf } from '@/lib/proof/issuer/did'
import type { KeyUse, TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { bytesOfBase64url } from './bytes'
import { jwkOfMultikey } from './multikey'
import type { VerifyOptions } from './options'
import { idOf, isObject, type JsonObject, listOf, parseJson, textOf } from './parse-json'
import { quoted } from './words'

/** `issuer`: provably theirs; `anyone`: unknown; `false`: claims to be ours, never published; `newer`: may postdate ours. */
export type FoundKey =
  | { whose: 'ours' | 'issuer' | 'anyone'; jwk: JsonObject }
  | { whose: 'false' | 'newer' | 'none'; sentence: string }

export type Keys = Pick<VerifyOptions, 'issuer' | 'now' | 'resolve' | 'keysAsOf'>

interface KeyName {
  method: string | null
  issuerId: string
  use: Exclude<KeyUse, 'pdf'>
  from: string | null
}

const controllerOf = (method: string) => method.split('#', 1)[0] ?? ''
const fragmentOf = (method: string) => method.slice(controllerOf(method).length + 1)

export function claimsOurs(issuer: TrustedIssuer | null, issuerId: string | null, method: string | null): boolean {
  if (!issuer) return false
  const dids = didsOf(issuer)
  if (dids.includes(issuerId ?? '') || (method !== null && dids.includes(controllerOf(method)))) return true
  return method !== null && issuer.keys.some(({ id }) => id === fragmentOf(method))
}

export function mayBeNewer({ keysAsOf }: Pick<VerifyOptions, 'keysAsOf'>, from: string | null): boolean {
  return keysAsOf !== undefined && !(Date.parse(from ?? '') <= keysAsOf.getTime())
}

const doesNotSay = 'It does not say which key signed it.'

/** Asks only the injected `resolve`; never fetches. */
export async function findKey(
  { method: named, issuerId, use, from }: KeyName,
  { issuer, resolve, keysAsOf }: Keys,
): Promise<FoundKey> {
  if (issuer && claimsOurs(issuer, issuerId, named)) {
    const key = named ? issuer.keys.find(({ id, use: itsUse }) => id === fragmentOf(named) && itsUse === use) : null
    if (!key && mayBeNewer({ keysAsOf }, from))
      return { whose: 'newer', sentence: `It names a key of ${issuer.name} that is not among the keys here.` }
    if (!named) return { whose: 'false', sentence: `${doesNotSay} ${issuer.name} always does.` }
    if (!key) return { whose: 'false', sentence: `It names a key that ${issuer.name} never published.` }
    return { whose: 'ours', jwk: key.publicJwk }
  }
  // A JWT may name its key by the issuer's DID, or by a name of the issuer's own.
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
    sentence: `The key that it names is not stored here, and nothing is fetched (${quoted(method)}).`,
  }
}

/** A DID that contains its key: `did:key` (Ed25519, P-256), `did:jwk`. */
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

/** Null unless the document has this controller and lists the key under `assertionMethod`. */
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
