import { Unreadable } from '@/lib/platform/file/unreadable'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { sha256Hex } from './bytes'
import { datesOf, factsOf } from './facts'
import { mayBeNewer } from './find-key'
import { concludeCredential, type OpenCredential, openCredential, resultOf } from './judge-credential'
import { askRecord, refuseByRecord } from './judge-record'
import { judgeSealedPdf, sealedAmong } from './judge-seal'
import { borrowedBy, judgeStranger } from './judge-stranger'
import { judgeTime } from './judge-time'
import type { KnownDocument, VerifyOptions } from './options'
import { attachmentsIn, type PdfSignature, signaturesIn } from './pdf-file'
import { checkSignature, type SignatureResult } from './pdf-signature'
import type { ProofResult } from './proof-result'
import { kindOf } from './read'
import type { Verdict } from './verdict'
import { VerdictBuilder } from './verdict-builder'
import { askLater, unsignedCopy } from './words'

interface Inside {
  credential: OpenCredential
  result: ProofResult
}

/** Both the page and the credential inside must be ours, or neither counts as ours. */
export async function judgePdf(pdf: Uint8Array, options: VerifyOptions): Promise<Verdict> {
  const { issuer } = options
  const builder = new VerdictBuilder('pdf')
  const signatures = signaturesIn(pdf)
  const attachments = await attachmentsIn(pdf)
  const inside = await credentialInside(attachments, options)
  const sealed = inside ? null : sealedAmong(attachments)
  if (sealed) return judgeSealedPdf(await pageResult(pdf, signatures, issuer), sealed, options)
  const page = await pageResult(pdf, signatures, issuer)

  if (page.kind === 'ours' && issuer) {
    return concludeOurs(builder, { pdf, sentence: page.sentence, inside }, options)
  }
  // Our unsigned PDFs have no credential inside and are known by their hash.
  const known = inside ? null : await options.knownDocument?.(await sha256Hex(new Uint8Array(pdf)))
  if (known && known !== 'unavailable') return judgeKnown(builder, known, options)
  if (page.kind === 'broken') return altered(builder, page.sentence, inside)
  const from = inside && datesOf(inside.credential.document).from
  const mayBeOurs = page.kind === 'stranger' && mayBeNewer(options, from)
  if (inside?.result.kind === 'ours' && !mayBeOurs)
    return altered(builder, `The page was not signed by ${issuer?.name}.`, inside)
  if (inside?.result.kind === 'broken')
    return altered(builder, `The credential inside was changed after it was signed. ${inside.result.sentence}`, null)
  if (known === 'unavailable' && signatures.length === 0) return concludeLater(builder)
  if (inside?.result.kind === 'ours' || inside?.result.kind === 'newer' || (page.usesOurName && mayBeOurs))
    return concludeUnchecked(builder, page, inside)
  if (signatures.length === 0 && !inside) return concludeUnsigned(builder)
  return concludeStranger(builder, page, inside, issuer)
}

async function credentialInside(attachments: string[], options: VerifyOptions): Promise<Inside | null> {
  for (const text of attachments) {
    const kind = kindOf(text)
    if (!kind) continue
    try {
      const credential = openCredential(kind, text)
      return { credential, result: await resultOf(credential, options) }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
    }
  }
  return null
}

const unsigned = 'It has no signature.'
const addedTo = 'Something was added to it after it was signed.'

/** A signature of ours over the whole file speaks for the page, else the last signature. */
async function pageResult(
  pdf: Uint8Array,
  signatures: PdfSignature[],
  issuer: TrustedIssuer | null,
): Promise<SignatureResult> {
  const results: SignatureResult[] = []
  for (const signature of signatures) results.push(await checkSignature(pdf, signature, issuer))
  const lastResult = results.at(-1)
  if (!lastResult) return { kind: 'none', sentence: unsigned }
  // Ours covers the whole file: other text that looks like a signature is content, such as a name.
  const ours = results.find(({ kind }, at) => kind === 'ours' && signatures[at]?.whole)
  if (ours) return ours
  const broken = results.find(({ kind }) => kind === 'broken')
  if (broken) return broken
  if (results.some(({ kind }) => kind === 'ours')) return { kind: 'broken', sentence: addedTo }
  return lastResult
}

function altered(builder: VerdictBuilder, sentence: string, inside: Inside | null): Verdict {
  builder.add('unchanged', 'failed', sentence)
  if (inside?.result.kind !== 'ours') return builder.finish('altered', sentence, null)
  const serial = factsOf(inside.credential.document).serial
  const genuine = `The credential inside is genuine${serial ? ` (${serial})` : ''}, but the page around it was changed.`
  return builder.finish('altered', `${sentence} ${genuine}`, null)
}

async function concludeOurs(
  builder: VerdictBuilder,
  { pdf, sentence, inside }: { pdf: Uint8Array; sentence: string; inside: Inside | null },
  options: VerifyOptions,
): Promise<Verdict> {
  const { issuer } = options
  if (inside?.result.kind === 'ours') {
    const both = `The page and the credential inside have valid signatures by keys of ${issuer?.name}.`
    return concludeCredential(
      builder,
      { ...inside, pdf, form: 'pdf', result: { kind: 'ours', sentence: both } },
      options,
    )
  }
  if (inside?.result.kind === 'newer') {
    builder.add('unchanged', 'unknown', inside.result.sentence)
    const reason = `The page was signed by ${issuer?.name}. The credential inside could not be checked.`
    return builder.finish('unchecked', `${reason} ${inside.result.sentence}`, null)
  }
  if (inside) {
    builder.add('unchanged', 'failed', inside.result.sentence)
    return builder.finish('altered', `${issuer?.name} signed the page, but not the credential inside.`, null)
  }
  const refused = await refuseByRecord(builder, await askRecord(null, options), { document: null })
  if (refused) return refused
  builder.issuedBy(issuer, sentence)
  builder.add('unchanged', 'passed', 'The page is as it was signed, byte for byte.')
  const reason = 'It is unchanged since it was signed. It has no credential inside, so read its dates on the page.'
  builder.add('expiry', 'unknown', 'It has no credential inside: read its dates on the page.')
  builder.add('revocation', 'unknown', 'Look up its serial.')
  builder.add('succession', 'unknown', 'Look up its serial.')
  return builder.finish('genuine', reason, null, { proven: true })
}

async function judgeKnown(builder: VerdictBuilder, known: KnownDocument, options: VerifyOptions): Promise<Verdict> {
  const sentence = `It is byte for byte the file issued as ${known.serial} before certificates were signed.`
  builder.add('issuer', 'passed', 'Our record has this file. It has no signature.', known.issuer)
  builder.add('unchanged', 'passed', sentence)
  const basis = 'It is byte for byte the file issued before certificates were signed'
  return judgeTime(builder, known, { now: options.now, recorded: await askRecord(known.serial, options), basis })
}

function concludeLater(builder: VerdictBuilder): Verdict {
  const { reason, ...words } = askLater
  builder.add('unchanged', 'unknown', reason)
  return builder.finish('unchecked', reason, null, words)
}

function concludeUnchecked(builder: VerdictBuilder, page: SignatureResult, inside: Inside | null): Verdict {
  builder.add('unchanged', 'unknown', page.sentence)
  const about =
    inside?.result.kind === 'ours'
      ? ' The credential inside is genuine; the page’s key may be newer.'
      : ' It may be newer.'
  return builder.finish('unchecked', `${page.sentence}${about}`, null)
}

function concludeUnsigned(builder: VerdictBuilder): Verdict {
  const { reason, ...words } = unsignedCopy
  builder.add('unchanged', 'unknown', unsigned)
  return builder.finish('unchecked', reason, null, words)
}

function concludeStranger(
  builder: VerdictBuilder,
  page: SignatureResult,
  inside: Inside | null,
  issuer: TrustedIssuer | null,
): Verdict {
  const named = page.usesOurName ? `the name ${issuer?.name}` : null
  const uses = [named, inside && borrowedBy(inside.credential.document, issuer)].filter(Boolean).join(', ') || null
  return judgeStranger(builder, { issuer, sentence: page.sentence, uses })
}
