import { datesOf } from './facts'
import { idOf, isObject, type JsonObject, textOf } from './parse-json'

const registered = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'vc'])

function moment(seconds: unknown): string | undefined {
  const date = new Date(Number(seconds) * 1000)
  return typeof seconds === 'number' && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined
}

/** Registered claims repeat the credential's dates and names. */
export function credentialIn(claims: JsonObject): JsonObject {
  const { iss, nbf, exp, jti } = claims
  const fromClaims = { issuer: iss, id: jti, validFrom: moment(nbf), validUntil: moment(exp) }
  const content = Object.fromEntries(Object.entries(fromClaims).filter(([, value]) => value !== undefined))
  return { ...content, ...writtenIn(claims) }
}

/** Without the registered claims: a proof inside doesn't cover them. Others may write their credential into `vc`. */
export function writtenIn(claims: JsonObject): JsonObject {
  if (isObject(claims.vc)) return claims.vc
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !registered.has(name)))
}

export function contradictionIn({ claims, credential }: Record<'claims' | 'credential', JsonObject>): string | null {
  const { from, until } = datesOf(credential)
  const agrees = (claim: unknown, value: string | null) => claim === undefined || claim === value
  const agreesInTime = (claim: unknown, moment: string | null) =>
    claim === undefined || (moment !== null && Math.floor(Date.parse(moment) / 1000) === claim)
  if (claims.vc !== undefined || claims.vp !== undefined) return 'It contains two credentials.'
  if (!agrees(claims.iss, idOf(credential.issuer))) return 'It names two issuers.'
  if (!agrees(claims.jti, textOf(credential.id))) return 'It has two ids.'
  if (claims.sub !== undefined) return 'It names two holders.'
  if (!agreesInTime(claims.nbf, from)) return 'It gives two start dates.'
  if (!agreesInTime(claims.exp, until)) return 'It gives two end dates.'
  return null
}
