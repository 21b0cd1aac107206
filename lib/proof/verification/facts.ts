import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { idOf, isObject, type JsonObject, listOf, textOf } from './parse-json'
import type { CredentialFacts } from './verdict'
import { quoted } from './words'

/** What the name of a credential of ours begins with that proves nothing (lib/proof/credential/build.ts, not for browsers). */
const demonstrationMark = 'DEMONSTRATION: '
const serialAtTheEnd = /\/credentials\/(NL(?:-[0-9A-HJKMNP-TV-Z]{4}){4})$/

/** Where a text that a stranger wrote is shown. */
const LONGEST = 500
const cut = (text: string | null) => text && (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** From when and until when a credential says that it holds, in either data model. */
export function datesOf(document: JsonObject): { from: string | null; until: string | null } {
  return {
    from: textOf(document.validFrom) ?? textOf(document.issuanceDate),
    until: textOf(document.validUntil) ?? textOf(document.expirationDate),
  }
}

/** The name as issued: ours as an identifier, that of others where they wrote one. Never an e-mail. */
function nameOf(subject: JsonObject): string | null {
  const named = listOf(subject.identifier).find(
    (one) => isObject(one) && one.hashed !== true && /^(ext:)?name$/.test(String(one.identityType)),
  )
  return (isObject(named) && textOf(named.identityHash)) || textOf(subject.name)
}

/** Numbers come out of a proof with fifteen digits: two say all that hours have. */
function hoursOf(credits: unknown): string | null {
  return typeof credits === 'number' && Number.isFinite(credits) ? String(Math.round(credits * 100) / 100) : null
}

/** What a credential says, for display. `ours`: it is proved to be by this issuer. */
export function factsOf(document: JsonObject, ours: TrustedIssuer | null): CredentialFacts {
  const [only] = listOf(document.credentialSubject)
  const subject = isObject(only) ? only : {}
  const achievement = isObject(subject.achievement) ? subject.achievement : {}
  const { from, until } = datesOf(document)
  const issuerId = idOf(document.issuer) ?? ''
  const issuerName = isObject(document.issuer) ? textOf(document.issuer.name) : null
  return {
    serial: ours && (serialAtTheEnd.exec(textOf(document.id) ?? '')?.[1] ?? null),
    // Others name themselves as they like: their id, which a proof binds, stands beside.
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
