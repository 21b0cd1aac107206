import { didsOf } from '@/lib/proof/issuer/did'
import type { KeyUse, TrustedIssuer } from '@/lib/proof/issuer/published-key'
import type { VerifyOptions } from './options'
import type { JsonObject } from './parse-json'

/** `false`: never published; `newer`: may postdate the keys at hand. */
type FoundKey = { whose: 'ours'; jwk: JsonObject } | { whose: 'false' | 'newer'; sentence: string }

export type Keys = Pick<VerifyOptions, 'issuer' | 'keysAsOf' | 'checkJsonLd'>
export type OurKeys = Keys & { issuer: TrustedIssuer }

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

interface KeyName {
  method: string | null
  use: Exclude<KeyUse, 'pdf'>
  from: string | null
}

export function findKey({ method, use, from }: KeyName, { issuer, keysAsOf }: OurKeys): FoundKey {
  const key = method ? issuer.keys.find(({ id, use: itsUse }) => id === fragmentOf(method) && itsUse === use) : null
  if (key) return { whose: 'ours', jwk: key.publicJwk }
  if (mayBeNewer({ keysAsOf }, from))
    return { whose: 'newer', sentence: `It names a key of ${issuer.name} that is not among the keys here.` }
  if (!method) return { whose: 'false', sentence: `It does not say which key signed it. ${issuer.name} always does.` }
  return { whose: 'false', sentence: `It names a key that ${issuer.name} never published.` }
}
