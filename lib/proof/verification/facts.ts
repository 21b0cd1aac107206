import { idOf, isObject, type JsonObject, listOf, textOf } from './parse-json'
import type { CredentialFacts } from './verdict'

/** As in lib/proof/credential/build.ts, which browsers can't load. */
const demonstrationMark = 'DEMONSTRATION: '
const serialAtTheEnd = /\/credentials\/(NL(?:-[0-9A-HJKMNP-TV-Z]{4}){4})$/

export function datesOf(document: JsonObject): { from: string | null; until: string | null } {
  return { from: textOf(document.validFrom), until: textOf(document.validUntil) }
}

function nameOf(subject: JsonObject): string | null {
  const [named] = listOf(subject.identifier)
  return isObject(named) && named.identityType === 'ext:name' ? textOf(named.identityHash) : null
}

/** JSON-LD writes numbers with fifteen digits; hours have two. */
function hoursOf(credits: unknown): string | null {
  return typeof credits === 'number' && Number.isFinite(credits) ? String(Math.round(credits * 100) / 100) : null
}

/** For our own credentials. */
export function factsOf(document: JsonObject): CredentialFacts {
  const subject = isObject(document.credentialSubject) ? document.credentialSubject : {}
  const achievement = isObject(subject.achievement) ? subject.achievement : {}
  const { from, until } = datesOf(document)
  return {
    serial: serialAtTheEnd.exec(textOf(document.id) ?? '')?.[1] ?? null,
    issuer: (isObject(document.issuer) ? textOf(document.issuer.name) : null) ?? idOf(document.issuer) ?? '',
    name: nameOf(subject),
    nameLine: textOf(subject.narrative)?.replace(/\.$/, '') ?? null,
    achievement: textOf(achievement.name) ?? '',
    version: textOf(achievement.version),
    hours: hoursOf(subject.creditsEarned),
    validFrom: from,
    validUntil: until,
    demonstration: (textOf(document.name) ?? '').startsWith(demonstrationMark),
  }
}
