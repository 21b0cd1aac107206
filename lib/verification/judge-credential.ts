import { Unreadable } from './bounds'
import { Case } from './case'
import { checkProofs } from './data-integrity'
import { factsOf } from './facts'
import type { Keys } from './find-key'
import { judgeTime } from './judge-time'
import { checkJwt, type Jwt, readJwt } from './jwt'
import { idOf, isObject, type JsonObject, parseJson } from './parse-json'
import { type Standing, unsettled } from './standing'
import { isCredential, structureProblem } from './structure'
import type { Form, Verdict } from './verdict'
import type { VerifyOptions } from './verify'

/** A credential read from a text, not yet believed. */
export interface OpenCredential {
  document: JsonObject
  /** Of a JWT, whose own signature counts. */
  jwt: Jwt | null
}

/** Throws `Unreadable` when the text is no credential. */
export function openCredential(kind: 'json' | 'jwt', text: string): OpenCredential {
  const jwt = kind === 'jwt' ? readJwt(text) : null
  const document = jwt ? jwt.credential : parseJson(text)
  if (!isObject(document) || !isCredential(document))
    throw new Unreadable('It can be read, but it is no certificate and no badge.')
  return { document, jwt }
}

function issuerIdOf(document: JsonObject): string {
  return idOf(document.issuer) ?? ''
}

/**
 * How it stands: structure and proof. What is badly put together is never sound; it may be altered as well, and that is the
 * graver word.
 */
export async function standingOf(
  { document, jwt }: OpenCredential,
  options: Keys,
): Promise<{ structure: string | null; standing: Standing }> {
  const issuerId = issuerIdOf(document)
  const structure = (issuerId === '' ? 'It does not say who issued it.' : null) ?? structureProblem(document)
  const standing = await (jwt ? checkJwt(jwt, issuerId, options) : checkProofs(document, issuerId, options))
  if (!structure) return { structure, standing }
  if (standing.kind === 'broken')
    return { structure, standing: { kind: 'broken', sentence: `${structure} ${standing.sentence}` } }
  return { structure, standing: unsettled(structure, standing.kind === 'ours' ? options.issuer : null) }
}

/** Judges a credential by itself: JSON or JWT, or out of a badge. */
export async function judgeCredential(
  reading: { form: Form; kind: 'json' | 'jwt'; text: string },
  options: VerifyOptions,
): Promise<Verdict> {
  const credential = inForm(reading)
  const matter = new Case(reading.form)
  matter.passed('readable', readableAs[reading.form])
  const { structure, standing } = await standingOf(credential, options)
  if (structure) matter.failed('structure', structure)
  else matter.passed('structure', 'It is put together as Open Badges 3.0 asks.')
  return concludeCredential(matter, { credential, structure, standing }, options)
}

const readableAs: Record<Form, string> = {
  json: 'It is a credential as JSON.',
  jwt: 'It is a credential as a JWT.',
  png: 'It is a badge with a credential inside. The picture itself is not signed.',
  svg: 'It is a badge with a credential inside. The picture itself is not signed.',
  pdf: 'It is a PDF with a credential inside.',
  unknown: 'It can be read.',
}

function inForm({ form, kind, text }: { form: Form; kind: 'json' | 'jwt'; text: string }): OpenCredential {
  try {
    return openCredential(kind, text)
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(error.sentence, form) : error
  }
}

/** From the proof on: proof, issuer, dates, status. */
export async function concludeCredential(
  matter: Case,
  found: { credential: OpenCredential; structure: string | null; standing: Standing },
  options: VerifyOptions,
): Promise<Verdict> {
  const { credential, structure, standing } = found
  const { document } = credential
  const { issuer } = options
  if (standing.kind === 'broken') {
    if (!structure) matter.failed('proof', standing.sentence)
    // Nothing that it says may be believed, and a copy of ours that was altered must not be shown as if it were.
    return matter.close('altered', standing.sentence, null)
  }
  if (standing.kind === 'ours' && issuer) {
    matter.passed('proof', standing.sentence)
    matter.passed('issuer', `It was issued by ${issuer.name}.`)
    return judgeTime(matter, factsOf(document, issuer), standing, options)
  }
  const facts = factsOf(document, null)
  if (structure) return matter.close('foreign-unchecked', structure, facts)
  const whose = `It says that it was issued by ${facts.issuer}.`
  if (standing.kind === 'sound') {
    matter.passed('proof', standing.sentence)
    matter.unknown('issuer', issuer ? `It was not issued by ${issuer.name}, but by ${facts.issuer}.` : whose)
    return judgeTime(matter, facts, standing, options)
  }
  if (standing.kind === 'unchecked' && standing.fits) {
    matter.passed('proof', standing.sentence)
    matter.unknown('issuer', `${whose} Nothing here proves or disproves that.`)
    return judgeTime(matter, facts, standing, options)
  }
  matter.unknown('proof', standing.sentence)
  return matter.close('foreign-unchecked', `${whose} ${standing.sentence}`, facts)
}
