import { UnknownContext } from '@/lib/proof/credential/context-loader.mjs'
import { bundledContexts, contextLoader } from '@/lib/proof/credential/loader'
import { bounds } from './bounds'
import { type Cause, checkJsonLd } from './check-json-ld.mjs'
import { datesOf } from './facts'
import { findKey, type OurKeys } from './find-key'
import type { CheckJsonLd } from './options'
import { idOf, isObject, type JsonObject, listOf, textOf } from './parse-json'
import { notLikeThis, type ProofResult } from './proof-result'
import { isGraph, languageProblem, sizeProblem } from './structure'
import { quoted } from './words'

const entangled = 'It is too complex to check.'
/** Base 58 of 64 bytes. */
const proofValue = /^z[1-9A-HJ-NP-Za-km-z]{64,88}$/
const checkHere: CheckJsonLd = (proof) => checkJsonLd(proof, bundledContexts)

/** Checks the one proof of a credential that claims to be ours. Reads only the bundled contexts. */
export async function checkOwnProof(document: JsonObject, keys: OurKeys): Promise<ProofResult> {
  const { issuer } = keys
  const broken = (sentence: string): ProofResult => ({ kind: 'broken', sentence })
  const proofs = listOf(document.proof)
  const [proof] = proofs
  if (proofs.length === 0) return notLikeThis('It has no signature.', issuer)
  if (proofs.length > 1) return notLikeThis('It has more than one signature.', issuer)
  if (!isObject(proof) || !proofValue.test(textOf(proof.proofValue) ?? ''))
    return broken('Its signature field does not hold a signature.')
  if (proof.type !== 'DataIntegrityProof' || proof.cryptosuite !== 'eddsa-rdfc-2022')
    return notLikeThis(`It has a different kind of signature (${nameOfKind(proof)}).`, issuer)
  if (proof.proofPurpose !== 'assertionMethod') return broken('Its signature was not made for a certificate.')
  if (isGraph(document)) return notLikeThis(entangled, issuer)
  const problem = sizeProblem(document) ?? languageProblem(document) ?? (await unknownContext(document))
  if (problem) return notLikeThis(problem, issuer)
  const method = idOf(proof.verificationMethod)
  const key = findKey({ method, use: 'credential', from: datesOf(document).from }, keys)
  if ('sentence' in key) return { kind: key.whose === 'newer' ? 'newer' : 'broken', sentence: key.sentence }
  const checked = await (keys.checkJsonLd ?? checkHere)({
    document: { ...document, proof },
    id: method ?? '',
    jwk: key.jwk,
    milliseconds: bounds.milliseconds,
  })
  const outcome = outcomeOf(checked)
  if (outcome === 'yes') return { kind: 'ours', sentence: `Its signature is valid, by a key of ${issuer.name}.` }
  return outcome === 'no' ? broken('Its signature does not match its text.') : notLikeThis(outcome.sentence, issuer)
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

function nameOfKind({ type, cryptosuite: suite }: JsonObject): string {
  return quoted([type, suite].filter((word) => typeof word === 'string').join(' ') || 'none')
}

type Outcome = 'yes' | 'no' | { sentence: string }

function outcomeOf(checked: Awaited<ReturnType<CheckJsonLd>>): Outcome {
  if (!checked) return { sentence: entangled }
  if (checked.verified) return 'yes'
  const { causes } = checked
  const unclear = causes.map(sentenceOfLanguage).find((sentence) => sentence !== null)
  if (unclear) return { sentence: unclear }
  if (causes.some(({ message }) => /deep iterations|Abort signal/.test(message))) return { sentence: entangled }
  const unknown = causes.find(({ name }) => name === 'UnknownContext')
  if (unknown) return { sentence: `It uses definitions that are not stored here, and nothing is fetched.` }
  return 'no'
}

function sentenceOfLanguage({ name, details }: Cause): string | null {
  if (!name.startsWith('jsonld.')) return null
  const { property, type, id } = details
  const word = textOf(property)
  if (word) return `It has a term that none of its definitions explains, so no signature covers it (${quoted(word)}).`
  const named = textOf(type) ?? textOf(id)
  return `It breaks its own definitions, so no signature covers it${named ? ` (${quoted(named)})` : ''}.`
}
