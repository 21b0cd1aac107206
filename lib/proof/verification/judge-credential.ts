import { Unreadable } from '@/lib/platform/file/unreadable'
import { isAsWeWrite } from './as-we-write'
import { isOurPicture } from './badge-picture'
import { UnreadableForm } from './bounds'
import { checkOwnProof } from './data-integrity'
import { factsOf } from './facts'
import { claimsOurs, type Keys, type OurKeys } from './find-key'
import { askRecord, refuseByRecord } from './judge-record'
import { borrowedBy, judgeStranger } from './judge-stranger'
import { judgeTime } from './judge-time'
import { checkJwt, type Jwt, methodOfJwt, readJwt } from './jwt'
import type { VerifyOptions } from './options'
import { idOf, isObject, type JsonObject, listOf, parseJson } from './parse-json'
import type { ProofResult } from './proof-result'
import type { CredentialReading } from './read'
import { isCredential } from './structure'
import type { Form, Verdict } from './verdict'
import { VerdictBuilder } from './verdict-builder'

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

/** Throws `Unreadable` for our status lists. */
export async function resultOf({ document, jwt }: OpenCredential, { issuer, ...more }: Keys): Promise<ProofResult> {
  const issuerId = idOf(document.issuer) ?? ''
  const methods = listOf(document.proof).map((proof) => (isObject(proof) ? idOf(proof.verificationMethod) : null))
  const named = jwt ? [methodOfJwt(jwt, issuerId)] : [...methods, null]
  if (!issuer || !named.some((method) => claimsOurs(issuer, issuerId, method)))
    return { kind: 'stranger', sentence: `It was not signed by ${issuer?.name ?? 'this site'}.` }
  const keys = { issuer, ...more }
  return asWritten(document, await (jwt ? checkJwt(jwt, issuerId, keys) : checkOwnProof(document, keys)), keys)
}

/** Throws `Unreadable` for our status lists, which people find beside their certificate. */
function asWritten(document: JsonObject, proved: ProofResult, { issuer }: OurKeys): ProofResult {
  if (proved.kind !== 'ours') return proved
  if (listOf(document.type).includes('BitstringStatusListCredential'))
    throw new Unreadable('It is a status list, not a certificate.')
  if (isAsWeWrite(document)) return proved
  return { kind: 'broken', sentence: `It is not written the way ${issuer.name} writes credentials.` }
}

export async function judgeCredential(reading: CredentialReading, options: VerifyOptions): Promise<Verdict> {
  const found = await openInForm(reading, options)
  const builder = new VerdictBuilder(reading.form)
  if (found.result.kind !== 'ours') return concludeCredential(builder, found, options)
  const facts = factsOf(found.credential.document)
  const { picture, text } = reading
  if (picture === undefined || (await isOurPicture(picture, text, facts)))
    return concludeCredential(builder, found, options)
  const inside = `The credential inside is genuine${facts.serial ? ` (${facts.serial})` : ''}`
  const sentence = `${inside}, but the picture is not the one that we draw for it.`
  builder.add('unchanged', 'failed', sentence)
  return builder.finish('altered', sentence, null)
}

async function openInForm({ form, kind, text }: CredentialReading, options: Keys) {
  try {
    const credential = openCredential(kind, text)
    return { form, credential, result: await resultOf(credential, options) }
  } catch (error) {
    throw error instanceof Unreadable ? new UnreadableForm(error.sentence, form) : error
  }
}

const asSigned = 'It says what was signed, word for word.'
const unchangedAs: Record<Form, string> = {
  json: asSigned,
  jwt: asSigned,
  png: `${asSigned} The picture is ours.`,
  svg: `${asSigned} The picture is ours.`,
  pdf: 'Page and credential are as they were signed, byte for byte.',
  unknown: asSigned,
}

export async function concludeCredential(
  builder: VerdictBuilder,
  found: { form: Form; credential: OpenCredential; result: ProofResult; pdf?: Uint8Array },
  options: VerifyOptions,
): Promise<Verdict> {
  const { issuer } = options
  const { document } = found.credential
  const { kind, sentence } = found.result
  if (kind === 'stranger' || !issuer)
    return judgeStranger(builder, { issuer, sentence, uses: borrowedBy(document, issuer) })
  if (kind === 'newer') {
    builder.add('unchanged', 'unknown', sentence)
    return builder.finish('unchecked', sentence, null)
  }
  if (kind === 'broken') {
    builder.add('unchanged', 'failed', sentence)
    // Show no facts: an altered copy of ours must not look like ours.
    return builder.finish('altered', sentence, null)
  }
  const facts = factsOf(document)
  const recorded = await askRecord(facts.serial, options)
  const refused = await refuseByRecord(builder, recorded, { document, serial: facts.serial, pdf: found.pdf })
  if (refused) return refused
  builder.issuedBy(issuer, sentence)
  builder.add('unchanged', 'passed', unchangedAs[found.form])
  return judgeTime(builder, facts, { now: options.now, recorded })
}
