import { isAsWeWrite } from './as-we-write'
import { Unreadable } from './bounds'
import { Case } from './case'
import { checkProofs } from './data-integrity'
import { factsOf } from './facts'
import type { Keys } from './find-key'
import { judgeTime } from './judge-time'
import { checkJwt, type Jwt, readJwt } from './jwt'
import type { VerifyOptions } from './options'
import { idOf, isObject, type JsonObject, listOf, parseJson } from './parse-json'
import { type ProofResult, unsettled } from './proof-result'
import { isCredential, structureProblem } from './structure'
import type { CredentialFacts, Form, Verdict } from './verdict'
import { dayOfMoment } from './words'

export interface OpenCredential {
  document: JsonObject
  jwt: Jwt | null
}

export function openCredential(kind: 'json' | 'jwt', text: string): OpenCredential {
  const jwt = kind === 'jwt' ? readJwt(text) : null
  const document = jwt ? jwt.credential : parseJson(text)
  if (!isObject(document) || !isCredential(document)) throw new Unreadable(whatElse(document))
  return { document, jwt }
}

const otherKinds: Record<string, string> = {
  VerifiablePresentation: 'It is a presentation, which wraps credentials. Hand in the credential itself.',
  EnvelopedVerifiableCredential: 'It is an envelope around a credential. Hand in the credential itself.',
  Assertion: 'It is a badge of the older Open Badges 2.0, which this check does not read.',
}

function whatElse(document: unknown): string {
  const types = isObject(document) ? listOf(document.type).map(String) : []
  const known = types.find((type) => Object.hasOwn(otherKinds, type))
  return otherKinds[known ?? ''] ?? 'It is JSON, but neither a certificate nor a badge.'
}

function issuerIdOf(document: JsonObject): string {
  return idOf(document.issuer) ?? ''
}

/** Malformed is never sound, and altered is graver. Throws `Unreadable` for our own non-certificates. */
export async function resultOf(
  { document, jwt }: OpenCredential,
  options: Keys,
): Promise<{ structure: string | null; result: ProofResult }> {
  const issuerId = issuerIdOf(document)
  const structure = (issuerId === '' ? 'It does not say who issued it.' : null) ?? structureProblem(document)
  const proved = await (jwt ? checkJwt(jwt, issuerId, options) : checkProofs(document, issuerId, options))
  const result = proved.kind === 'ours' ? asWritten(document, proved, options.issuer) : proved
  if (!structure) return { structure, result }
  if (result.kind === 'broken')
    return { structure, result: { kind: 'broken', sentence: `${structure} ${result.sentence}` } }
  return { structure, result: unsettled(structure, result.kind === 'ours' ? options.issuer : null) }
}

/** Throws `Unreadable` for our status lists, which people find beside their certificate. */
function asWritten(document: JsonObject, proved: ProofResult, issuer: Keys['issuer']): ProofResult {
  if (listOf(document.type).includes('BitstringStatusListCredential'))
    throw new Unreadable('It is a status list, not a certificate.')
  if (isAsWeWrite(document)) return proved
  return { kind: 'broken', sentence: `It is not written the way ${issuer?.name} writes credentials.` }
}

interface Reading {
  form: Form
  kind: 'json' | 'jwt'
  text: string
}

export async function judgeCredential(reading: Reading, options: VerifyOptions): Promise<Verdict> {
  const found = await openInForm(reading, options)
  const { structure } = found
  const matter = new Case(reading.form)
  matter.passed('readable', readableAs[reading.form])
  if (structure) matter.failed('structure', structure)
  else matter.passed('structure', 'It has the structure of Open Badges 3.0.')
  return concludeCredential(matter, found, options)
}

const readableAs: Record<Form, string> = {
  json: 'It is a credential as JSON.',
  jwt: 'It is a credential as a JWT.',
  png: 'It is a badge with a credential inside. The picture itself is not signed.',
  svg: 'It is a badge with a credential inside. The picture itself is not signed.',
  pdf: 'It is a PDF with a credential inside.',
  unknown: 'It can be read.',
}

async function openInForm({ form, kind, text }: Reading, options: Keys) {
  try {
    const credential = openCredential(kind, text)
    return { credential, ...(await resultOf(credential, options)) }
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(error.sentence, form) : error
  }
}

export async function concludeCredential(
  matter: Case,
  found: { credential: OpenCredential; structure: string | null; result: ProofResult },
  options: VerifyOptions,
): Promise<Verdict> {
  const { credential, structure, result } = found
  const { document } = credential
  const { issuer } = options
  if (result.kind === 'broken') {
    if (!structure) matter.failed('proof', result.sentence)
    // Show no facts: an altered copy of ours must not look like ours.
    return matter.close('altered', result.sentence, null)
  }
  if (result.kind === 'ours' && issuer) {
    matter.passed('proof', result.sentence)
    matter.passed('issuer', `It was issued by ${issuer.name}.`)
    return judgeTime(matter, factsOf(document, issuer), result, options)
  }
  const facts = factsOf(document, null)
  const ended = sentenceOfEnd(facts, options.now)
  if (structure) return matter.close('foreign-unchecked', structure + ended, facts)
  const whose = `It says that it was issued by ${facts.issuer}.`
  if (result.kind === 'sound') {
    matter.passed('proof', result.sentence)
    matter.unknown(
      'issuer',
      issuer ? `It was not issued by ${issuer.name} but by an issuer that calls itself ${facts.issuer}.` : whose,
    )
    return judgeTime(matter, facts, result, options)
  }
  if (result.kind === 'unchecked' && result.fits) {
    matter.passed('proof', result.sentence)
    matter.unknown('issuer', `${whose} Nothing here proves or disproves that.`)
    return judgeTime(matter, facts, result, options)
  }
  matter.unknown('proof', result.sentence)
  return matter.close('foreign-unchecked', `${whose} ${result.sentence}${ended}`, facts)
}

function sentenceOfEnd({ validUntil }: CredentialFacts, now: Date): string {
  const isOver = validUntil !== null && Date.parse(validUntil) <= now.getTime()
  return isOver ? ` It says that it expired on ${dayOfMoment(validUntil)}.` : ''
}
