import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { idOf, isObject, type JsonObject, listOf, textOf } from './parse-json'
import type { CredentialFacts } from './verdict'
import { quoted } from './words'

/** As in lib/proof/credential/build.ts, which browsers can't load. */
const demonstrationMark = 'DEMONSTRATION: '
const serialAtTheEnd = /\/credentials\/(NL(?:-[0-9A-HJKMNP-TV-Z]{4}){4})$/

const LONGEST = 500
const cut = (text: string | null) => text && (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

export function datesOf(document: JsonObject): { from: string | null; until: string | null } {
  return {
    from: textOf(document.validFrom) ?? textOf(document.issuanceDate),
    until: textOf(document.validUntil) ?? textOf(document.expirationDate),
  }
}

function nameOf(subject: JsonObject): string | null {
  const named = listOf(subject.identifier).find(
    (one) => isObject(one) && one.hashed !== true && /^(ext:)?name$/.test(String(one.identityType)),
  )
  return (isObject(named) && textOf(named.identityHash)) || textOf(subject.name)
}

/** JSON-LD writes numbers with fifteen digits; hours have two. */
function hoursOf(credits: unknown): string | null {
  return typeof credits === 'number' && Number.isFinite(credits) ? String(Math.round(credits * 100) / 100) : null
}

export function factsOf(document: JsonObject, ours: TrustedIssuer | null): CredentialFacts {
  const [only] = listOf(document.credentialSubject)
  const subject = isObject(only) ? only : {}
  const achievement = isObject(subject.achievement) ? subject.achievement : {}
  const { from, until } = datesOf(document)
  const issuerId = idOf(document.issuer) ?? ''
  const issuerName = isObject(document.issuer) ? textOf(document.issuer.name) : null
  return {
    serial: ours && (serialAtTheEnd.exec(textOf(document.id) ?? '')?.[1] ?? null),
    // Other issuers choose their own names, so the id, which the proof covers, appears next to the name.
    issuer: cut(ours || !issuerName ? (issuerName ?? issuerId) : `${quoted(issuerName)} (${issuerId})`) ?? '',
    name: cut(nameOf(subject)),
    achievement: cut(textOf(achievement.name) ?? textOf(document.name)) ?? '',
    version: cut(textOf(achievement.version)),
    hours: hoursOf(subject.creditsEarned),
    validFrom: cut(from),
    validUntil: cut(until),
    demonstration: ours !== null && (textOf(document.name) ?? '').startsWith(demonstrationMark),
  }
}
