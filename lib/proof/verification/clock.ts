import { sha256Hex } from './bytes'
import type { VerifyOptions } from './options'
import { signaturesIn } from './pdf-file'
import { checkSignature } from './pdf-signature'
import { earliestStamp, type ProvenTime } from './stamps'
import type { Verdict } from './verdict'
import { momentOfClock } from './words'

const none = 'No outside clock stamped it: its time is what the issuer’s own clock said.'

/** Adds what outside clocks say about one of our files. `data`: the bytes that a detached stamp is about. */
export async function withClock(verdict: Verdict, data: Uint8Array, options: VerifyOptions): Promise<Verdict> {
  const isOurs = verdict.findings.some(({ step, outcome }) => step === 'issuer' && outcome === 'passed')
  if (!isOurs || !options.issuer) return verdict
  const inside = verdict.form === 'pdf' ? await stampInside(data, options.issuer) : null
  return { ...verdict, clock: sentenceOf(inside ?? (await stampBeside(data, options))) }
}

/** In the signature of ours that covers the whole PDF. */
export async function stampInside(pdf: Uint8Array, issuer: VerifyOptions['issuer']): Promise<ProvenTime | null> {
  for (const signature of signaturesIn(pdf)) {
    const { kind, stamp } = await checkSignature(pdf, signature, issuer)
    if (kind === 'ours' && signature.whole && stamp) return stamp
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
