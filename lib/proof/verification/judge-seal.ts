import { Unreadable } from '@/lib/platform/file/unreadable'
import { bounds } from './bounds'
import { mayBeNewer } from './find-key'
import { borrowedBy, judgeStranger } from './judge-stranger'
import type { VerifyOptions } from './options'
import { isObject, type JsonObject, listOf, parseJson, textOf } from './parse-json'
import type { SignatureResult } from './pdf-signature'
import { checkSeal, type SealResult, sealSuite } from './seal'
import { isCredential } from './structure'
import type { CredentialFacts, Verdict } from './verdict'
import { VerdictBuilder } from './verdict-builder'
import { dayOfMoment, sealedAdvice, sealedTitle } from './words'

export const proofOfTimeName = 'proof of time'
const sealedNames: Record<string, string> = {
  Transcript: 'transcript',
  AuditCheckpoint: 'checkpoint of an audit log',
  AuditPacket: 'file list of an audit packet',
  ProofOfTime: proofOfTimeName,
}
const mark = new RegExp(
  `"(?:cryptosuite"\\s*:\\s*"${sealSuite}|type"\\s*:\\s*"(?:${Object.keys(sealedNames).join('|')}))"`,
)

/** Sealed JSON may be larger than a credential. */
export function maySeal(text: string): boolean {
  return text.startsWith('{') && mark.test(text)
}

export function openSealed(text: string): JsonObject | null {
  if (!maySeal(text)) return null
  const document = parseJson(text, { textBytes: bounds.bytes, values: bounds.sealedValues })
  if (!isObject(document) || isCredential(document)) return null
  const sealed = listOf(document.proof).some((proof) => isObject(proof) && proof.cryptosuite === sealSuite)
  return sealed || Object.hasOwn(sealedNames, String(document.type)) ? document : null
}

export function sealedAmong(texts: string[]): JsonObject | null {
  for (const text of texts) {
    try {
      const document = openSealed(text)
      if (document) return document
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
    }
  }
  return null
}

function nameOf(document: JsonObject): string {
  const type = String(document.type)
  return Object.hasOwn(sealedNames, type) ? (sealedNames[type] ?? '') : 'document'
}

export async function judgeSealed(document: JsonObject, options: VerifyOptions): Promise<Verdict> {
  const result = await checkSeal(document, options.issuer, options.keysAsOf)
  const builder = new VerdictBuilder('json')
  if (result.kind === 'ours') return concludeOurs(builder, document, { result, fits: result.sentence }, options)
  return concludeOther(builder, result, document, options)
}

/** Both the page and the document inside must be ours, or neither counts as ours. */
export async function judgeSealedPdf(page: SignatureResult, document: JsonObject, options: VerifyOptions) {
  const result = await checkSeal(document, options.issuer, options.keysAsOf)
  const name = nameOf(document)
  const builder = new VerdictBuilder('pdf')
  if (page.kind === 'ours' && result.kind === 'ours')
    return concludeOurs(builder, document, { result, fits: `${page.sentence} ${result.sentence}` }, options)
  const altered = (sentence: string) => {
    builder.add('unchanged', 'failed', sentence)
    return builder.finish('altered', sentence, null)
  }
  const whole = `The ${name} inside is genuine, but the page around it was changed.`
  if (page.kind === 'broken') return altered(result.kind === 'ours' ? `${page.sentence} ${whole}` : page.sentence)
  if (result.kind === 'broken') return altered(`The ${name} inside was changed after it was sealed. ${result.sentence}`)
  const sealedAt = isObject(document.proof) ? textOf(document.proof.created) : null
  if (result.kind === 'ours') {
    if (page.kind !== 'stranger' || !mayBeNewer(options, sealedAt)) return altered(`${page.sentence} ${whole}`)
    builder.add('unchanged', 'unknown', page.sentence)
    const newer = `The ${name} inside is genuine; the page’s key may be newer than the keys here.`
    return builder.finish('unchecked', `${page.sentence} ${newer}`, null)
  }
  if (page.kind === 'ours' && !mayBeNewer(options, sealedAt))
    return altered(`The ${name} inside was not sealed by ${options.issuer?.name}, who signed the page.`)
  return concludeOther(builder, { ...result, sentence: `${page.sentence} ${result.sentence}` }, document, options)
}

type Ours = { result: SealResult & { kind: 'ours' }; fits: string }

function concludeOurs(
  builder: VerdictBuilder,
  document: JsonObject,
  { result, fits }: Ours,
  { issuer }: VerifyOptions,
): Verdict {
  const name = nameOf(document)
  const by = issuer?.name ?? ''
  const facts = factsOf(document, by, result.sealedAt)
  const day = dayOfMoment(facts.validFrom ?? '')
  builder.add('issuer', 'passed', fits, by)
  builder.add('unchanged', 'passed', 'It says what was sealed, word for word.')
  builder.add('expiry', 'passed', `It was made on ${day} and has no end date.`)
  builder.add('succession', 'unknown', 'It says what was on record when it was made, not what came later.')
  const reason = `It was made by ${by} on ${day} and is unchanged since. It says what was on record then.`
  return builder.finish('genuine', reason, facts, {
    proven: true,
    sealed: name,
    title: sealedTitle(name, facts.demonstration),
    advice: sealedAdvice(facts.demonstration),
  })
}

function concludeOther(
  builder: VerdictBuilder,
  { kind, sentence }: { kind: SealResult['kind']; sentence: string },
  document: JsonObject,
  { issuer }: VerifyOptions,
): Verdict {
  if (kind === 'stranger') return judgeStranger(builder, { issuer, sentence, uses: borrowedBy(document, issuer) })
  if (kind === 'broken') {
    builder.add('unchanged', 'failed', sentence)
    return builder.finish('altered', sentence, null)
  }
  builder.add('unchanged', 'unknown', sentence)
  return builder.finish('unchecked', sentence, null, { sealed: nameOf(document) })
}

function factsOf(document: JsonObject, issuer: string, sealedAt: string): CredentialFacts {
  const learner = isObject(document.learner) ? document.learner : {}
  return {
    serial: textOf(document.serial),
    issuer,
    name: textOf(learner.name),
    nameLine: null,
    achievement: '',
    version: null,
    hours: null,
    validFrom: textOf(document.madeAt) ?? sealedAt,
    validUntil: null,
    demonstration: document.demonstration === true,
  }
}
