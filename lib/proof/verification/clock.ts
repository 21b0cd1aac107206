import { sha256Hex } from './bytes'
import { olderThanKey } from './older-than-key'
import type { VerifyOptions } from './options'
import { signaturesIn } from './pdf-file'
import { checkSignature, type SignatureResult } from './pdf-signature'
import { type Signed, signedPdf, signedText } from './signings'
import { earliestStamp, type ProvenTime } from './stamps'
import type { Verdict } from './verdict'
import { VerdictBuilder } from './verdict-builder'
import { askLater, dayOfMoment, momentOfClock, timeUnproven } from './words'

const none = 'No outside clock stamped it: its time is what the issuer’s own clock said.'

/** A machine may sign with the old key while the file with the new one is on its way. */
const graceMs = 10 * 60_000

/** Judges the time of one of our files: what outside clocks say, and what a retired key signed. `data`: as stamped. */
export async function withClock(verdict: Verdict, data: Uint8Array, options: VerifyOptions): Promise<Verdict> {
  const isOurs = verdict.findings.some(({ step, outcome }) => step === 'issuer' && outcome === 'passed')
  if (!isOurs || !options.issuer) return verdict
  const page = verdict.form === 'pdf' ? await pageSignature(data, options.issuer) : null
  // Known by its hash alone.
  if (verdict.form === 'pdf' && !page?.keyId) return verdict
  const stamp = page?.stamp ?? (await stampBeside(data, options))
  const signed = page?.keyId ? await signedPdf(data, page.keyId) : signedText(new TextDecoder().decode(data))
  const judged = await judgeSigningTime(verdict, { signed, stamp, data }, options)
  return { clock: sentenceOf(stamp), ...judged }
}

/** In the signature of ours that covers the whole PDF. */
export async function stampInside(pdf: Uint8Array, issuer: VerifyOptions['issuer']): Promise<ProvenTime | null> {
  return (await pageSignature(pdf, issuer))?.stamp ?? null
}

async function pageSignature(pdf: Uint8Array, issuer: VerifyOptions['issuer']): Promise<SignatureResult | null> {
  for (const signature of signaturesIn(pdf)) {
    const result = await checkSignature(pdf, signature, issuer)
    if (result.kind === 'ours' && signature.whole) return result
  }
  return null
}

async function stampBeside(data: Uint8Array, { issuer, stampsOf }: VerifyOptions): Promise<ProvenTime | null> {
  if (!stampsOf) return null
  const tokens = await stampsOf(await sha256Hex(new Uint8Array(data)))
  return earliestStamp(tokens, data, issuer)
}

function sentenceOf(stamp: ProvenTime | null): string {
  if (!stamp) return none
  const where = stamp.place === 'inside' ? 'as part of its signature' : 'in a stamp kept beside it'
  return `It existed on ${momentOfClock(stamp.at)}, as ${stamp.authority} says ${where}.`
}

interface Evidence {
  signed: Signed
  stamp: ProvenTime | null
  data: Uint8Array
}

/** Someone with a retired key can write any time before its retirement, so its signature needs proof of its time. */
async function judgeSigningTime(verdict: Verdict, evidence: Evidence, options: VerifyOptions): Promise<Verdict> {
  const { signed, stamp, data } = evidence
  const early = options.issuer && olderThanKey(verdict, signed, options.issuer)
  if (early) return refused(verdict, early)
  let clock = verdict.clock
  for (const { keyId, claimedAt } of signed.signings) {
    const retiredAt = options.issuer?.keys.find(({ id }) => id === keyId)?.retiredAt
    if (!retiredAt) continue
    const last = new Date(Date.parse(retiredAt) + graceMs)
    if (claimedAt && new Date(claimedAt) > last) return refused(verdict, lateSentence(claimedAt, retiredAt))
    if (stamp && stamp.at <= last) continue
    const sha256 = await sha256Hex(new Uint8Array(data))
    const serial = verdict.facts?.serial ?? null
    const { accountId, document } = signed
    const sealedAt = await options.sealedAt?.({ sha256, keyId, serial, accountId, document })
    if (sealedAt === 'unavailable') return unasked(verdict, retiredAt)
    if (!(sealedAt && sealedAt <= last)) return unproven(verdict, retiredAt)
    clock = `The issuer’s log had it on ${momentOfClock(sealedAt)}; its key was retired on ${dayOfMoment(retiredAt)}.`
  }
  return { ...verdict, ...(clock && { clock }) }
}

function lateSentence(claimedAt: string, retiredAt: string): string {
  return `Refused: it says that it was signed on ${dayOfMoment(claimedAt)}, after its key was retired on ${dayOfMoment(retiredAt)}.`
}

function refused({ form }: Verdict, sentence: string): Verdict {
  const builder = new VerdictBuilder(form)
  builder.add('unchanged', 'failed', sentence)
  return builder.finish('altered', sentence, null)
}

function unproven(verdict: Verdict, retiredAt: string): Verdict {
  const sentence = `Time not proven: its key was retired on ${dayOfMoment(retiredAt)}, and nothing here shows that it was signed before.`
  const advice =
    'A retired key may be in other hands. Look it up on the issuer’s site: its log shows what was signed in time.'
  return unchecked(verdict, sentence, {
    title: timeUnproven,
    advice: verdict.sealed
      ? advice
      : `${advice} Its holder can download its proof of time there. Open that here first.`,
  })
}

function unasked(verdict: Verdict, retiredAt: string): Verdict {
  const sentence = `Its key was retired on ${dayOfMoment(retiredAt)}, and the log, which may show that it was signed before, could not be asked.`
  return unchecked(verdict, sentence, { title: askLater.title, advice: 'Try again later.' })
}

function unchecked(verdict: Verdict, sentence: string, words: { title: string; advice: string }): Verdict {
  // A revoked certificate is invalid at any time.
  if (verdict.state === 'revoked' || verdict.state === 'contradicted') return verdict
  const builder = new VerdictBuilder(verdict.form)
  builder.add('unchanged', 'unknown', sentence)
  return builder.finish('unchecked', sentence, verdict.facts, {
    ...words,
    ...(verdict.sealed && { sealed: verdict.sealed }),
  })
}
