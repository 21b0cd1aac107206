import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import signatures from 'jsonld-signatures'
import { contextLoader, UnknownContext } from '@/lib/proof/credential/loader'
import { bounds } from './bounds'
import { ecdsaSuite } from './ecdsa-suite'
import { datesOf } from './facts'
import { claimsOurs, findKey, type Keys } from './find-key'
import { idOf, isObject, type JsonObject, listOf, textOf } from './parse-json'
import { type ProofResult, together, unsettled } from './proof-result'
import { languageProblem, sizeProblem } from './structure'
import { dayOfMoment, quoted } from './words'

const entangled = 'It is too complex to check.'
/** Base 58 of 64 bytes, or of 96 for a larger key. */
const proofValue = /^z[1-9A-HJ-NP-Za-km-z]{64,132}$/

const curves = { 'eddsa-rdfc-2022': 'Ed25519', Ed25519Signature2020: 'Ed25519', 'ecdsa-rdfc-2019': 'P-256' } as const
type Suite = keyof typeof curves

/** All proofs must be valid. Reads only the bundled contexts. */
export async function checkProofs(document: JsonObject, issuerId: string, keys: Keys): Promise<ProofResult> {
  const proofs = listOf(document.proof)
  const ours = [...proofs.map(methodOf), null].some((method) => claimsOurs(keys.issuer, issuerId, method))
  const refused = (sentence: string): ProofResult => unsettled(sentence, ours ? keys.issuer : null)

  if (proofs.length === 0) return refused('It has no signature.')
  if (proofs.length > bounds.proofs) return refused('It has more signatures than any certificate.')
  if (proofs.some(isMangled)) return { kind: 'broken', sentence: 'Its signature field does not hold a signature.' }
  const problem = sizeProblem(document) ?? languageProblem(document) ?? (await unknownContext(document))
  if (problem) return refused(problem)
  const signal = AbortSignal.timeout(bounds.milliseconds)
  const results: ProofResult[] = []
  for (const proof of proofs) results.push(await checkProof(document, proof, { issuerId, keys, refused, signal }))
  return together(results) ?? refused('It has no signature.')
}

function methodOf(proof: unknown): string | null {
  return isObject(proof) ? idOf(proof.verificationMethod) : null
}

function suiteOf({ type, cryptosuite: suite }: JsonObject): Suite | null {
  if (type === 'Ed25519Signature2020') return type
  return type === 'DataIntegrityProof' && (suite === 'eddsa-rdfc-2022' || suite === 'ecdsa-rdfc-2019') ? suite : null
}

function isMangled(proof: unknown): boolean {
  return !isObject(proof) || (suiteOf(proof) !== null && !proofValue.test(textOf(proof.proofValue) ?? ''))
}

async function unknownContext(document: JsonObject): Promise<string | null> {
  const load = contextLoader()
  for (const context of listOf(document['@context'])) {
    try {
      await load(String(context))
    } catch (error) {
      if (!(error instanceof UnknownContext)) throw error
      return `It uses definitions that are not stored here, and nothing is fetched (${quoted(String(context))}).`
    }
  }
  return null
}

interface Question {
  issuerId: string
  keys: Keys
  refused: (sentence: string) => ProofResult
  signal: AbortSignal
}

async function checkProof(document: JsonObject, given: unknown, question: Question): Promise<ProofResult> {
  const { issuerId, keys, refused, signal } = question
  const proof = isObject(given) ? given : {}
  const kind = suiteOf(proof)
  if (!kind) return refused(`Its kind of signature is not supported (${nameOfKind(proof)}).`)
  if (proof.proofPurpose !== 'assertionMethod')
    return { kind: 'broken', sentence: 'Its signature was not made for a certificate.' }
  if (proof.previousProof !== undefined) return refused('Its signature depends on another one, which is not supported.')
  const method = methodOf(proof)
  const key = await findKey({ method, issuerId, use: 'credential', from: datesOf(document).from }, keys)
  if (key.whose === 'false') return { kind: 'broken', sentence: key.sentence }
  if (key.whose === 'newer') return { kind: 'unchecked', sentence: key.sentence, fits: false }
  if ('sentence' in key) return refused(key.sentence)

  if (key.jwk.crv !== curves[kind])
    return refused(`Its kind of signature does not match its key (${nameOfKind(proof)}).`)
  const outcome = await holds({ ...document, proof }, kind, { id: method ?? '', jwk: key.jwk }, signal)
  if (outcome === 'no') return { kind: 'broken', sentence: 'Its signature does not match its text.' }
  if (outcome !== 'yes') return refused(outcome.sentence)
  if (proof.expires !== undefined && !(Date.parse(String(proof.expires)) > keys.now.getTime()))
    return refused(`Its signature expired on ${dayOfMoment(String(proof.expires))}.`)
  if (key.whose === 'ours')
    return { kind: 'ours', sentence: `Its signature is valid, by a key of ${keys.issuer?.name}.` }
  if (key.whose === 'issuer') return { kind: 'sound', sentence: 'Its signature is valid, by the named issuer’s key.' }
  const sentence = 'Its signature is valid, but nothing here says whose key it is.'
  return { kind: 'unchecked', sentence, fits: true }
}

function nameOfKind({ type, cryptosuite: suite }: JsonObject): string {
  return quoted([type, suite].filter((word) => typeof word === 'string').join(' ') || 'none')
}

type Outcome = 'yes' | 'no' | { sentence: string }

async function holds(
  document: JsonObject,
  kind: Suite,
  { id, jwk }: { id: string; jwk: JsonObject },
  signal: AbortSignal,
): Promise<Outcome> {
  // Expansion comes before canonicalization and ignores the signal.
  if (signal.aborted) return { sentence: entangled }
  // One deep comparison for each ambiguous node: only a hostile graph needs more.
  const limits = { maxWorkFactor: 1, signal }
  const whole = kind === 'ecdsa-rdfc-2019' ? ecdsaSuite : cryptosuite
  const limited = {
    ...whole,
    canonize: (input: object, options: object) => whole.canonize(input, { ...options, ...limits }),
  }
  const suite =
    kind === 'Ed25519Signature2020'
      ? new Ed25519Signature2020({ canonizeOptions: limits })
      : new DataIntegrityProof({ cryptosuite: limited })
  const key = { id, type: 'JsonWebKey', controller: id.split('#', 1)[0], publicKeyJwk: jwk }
  const controller = { id: key.controller, assertionMethod: [id] }
  const { verified, error, results } = await signatures.verify(document, {
    suite,
    purpose: new signatures.purposes.AssertionProofPurpose({ controller }),
    documentLoader: contextLoader(async (url) => (url === id ? key : null)),
  })
  if (verified) return 'yes'
  const causes = [error, ...(error?.errors ?? []), ...(results ?? []).map((result) => result.error)]
  return outcomeOf(causes.filter((cause) => cause !== undefined))
}

function outcomeOf(causes: Error[]): Outcome {
  const unclear = causes.map(sentenceOfLanguage).find((sentence) => sentence !== null)
  if (unclear) return { sentence: unclear }
  if (causes.some(({ message }) => /deep iterations|Abort signal/.test(message))) return { sentence: entangled }
  const unknown = causes.find((cause) => cause instanceof UnknownContext)
  if (unknown) return { sentence: `It uses definitions that are not stored here, and nothing is fetched.` }
  return 'no'
}

function sentenceOfLanguage(error: Error): string | null {
  if (!error.name.startsWith('jsonld.')) return null
  const { details } = error as Error & { details?: { event?: { details?: JsonObject } } }
  const { property, type, id } = details?.event?.details ?? {}
  const word = textOf(property)
  if (word) return `It has a term that none of its definitions explains, so no signature covers it (${quoted(word)}).`
  const named = textOf(type) ?? textOf(id)
  return `It breaks its own definitions, so no signature covers it${named ? ` (${quoted(named)})` : ''}.`
}
