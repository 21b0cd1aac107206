import { datesOf } from './facts'
import { idOf, isObject, type JsonObject, listOf, textOf } from './parse-json'
import { isCredential } from './structure'

const registered = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'vc'])

function moment(seconds: unknown): string | undefined {
  const date = new Date(Number(seconds) * 1000)
  return typeof seconds === 'number' && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined
}

/** Registered claims repeat the credential's dates and names; data model 1.1 may have them only there. */
export function credentialIn(claims: JsonObject): JsonObject {
  const { iss, sub, nbf, exp, jti, vc } = claims
  const names = isObject(vc) ? (['issuanceDate', 'expirationDate'] as const) : (['validFrom', 'validUntil'] as const)
  const own = writtenIn(claims)
  const fromClaims = { issuer: iss, id: jti, [names[0]]: moment(nbf), [names[1]]: moment(exp) }
  const said = Object.fromEntries(Object.entries(fromClaims).filter(([, value]) => value !== undefined))
  const subject = own.credentialSubject
  return isObject(vc) && isObject(subject) && sub !== undefined
    ? { ...said, ...own, credentialSubject: { id: sub, ...subject } }
    : { ...said, ...own }
}

/** Without the registered claims: a proof inside doesn't cover them. */
export function writtenIn(claims: JsonObject): JsonObject {
  if (isObject(claims.vc)) return claims.vc
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !registered.has(name)))
}

export function contradictionIn({ claims, credential }: Record<'claims' | 'credential', JsonObject>): string | null {
  const { from, until } = datesOf(credential)
  const agrees = (claim: unknown, value: string | null) => claim === undefined || claim === value
  const agreesInTime = (claim: unknown, ...moments: (string | null)[]) =>
    claim === undefined || moments.some((one) => one !== null && Math.floor(Date.parse(one) / 1000) === claim)
  if ([isCredential(claims), claims.vc !== undefined, claims.vp !== undefined].filter(Boolean).length > 1)
    return 'It contains two credentials.'
  if (!agrees(claims.iss, idOf(credential.issuer))) return 'It names two issuers.'
  if (!agrees(claims.jti, textOf(credential.id))) return 'It has two ids.'
  if (!agrees(claims.sub, holderOf(credential))) return 'It names two holders.'
  if (!agreesInTime(claims.nbf, from, textOf(credential.issuanceDate))) return 'It gives two start dates.'
  if (!agreesInTime(claims.exp, until)) return 'It gives two end dates.'
  return null
}

function holderOf({ credentialSubject }: JsonObject): string | null {
  const [subject] = listOf(credentialSubject)
  return isObject(subject) ? textOf(subject.id) : null
}
