import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { Unreadable } from './bounds'
import { judgeCredential } from './judge-credential'
import { judgePdf } from './judge-pdf'
import { judgeSealed, openSealed } from './judge-seal'
import { read } from './read'
import type { CredentialFacts, RecordedState, Verdict } from './verdict'
import { adviceOf, titleOf } from './words'

export type KnownDocument = CredentialFacts & { serial: string }

export interface VerifyOptions {
  /** Whose certificates are ours, with every key ever published; null: nobody’s. */
  issuer: TrustedIssuer | null
  now: Date
  /** As of when the issuer’s keys are, where they are not today’s: what was issued later may name a newer one. */
  keysAsOf?: Date
  /** What the record says, where it is at hand. */
  recordedState?: (serial: string) => Promise<RecordedState>
  /** The controller documents of others. Without it they cannot be checked: nothing is ever fetched here. */
  resolve?: (did: string) => Promise<object | null>
  /**
   * What the record says of a file of ours from before certificates were signed, by the SHA-256 of its bytes in
   * hexadecimal digits; null: it does not know it.
   */
  knownDocument?: (sha256: string) => Promise<KnownDocument | 'unavailable' | null>
}

/**
 * Judges what a stranger hands in, by its cryptography first and by the record where that is at hand. In Node and in
 * browsers; bounded in time and memory; no network. Never throws over what is in the bytes: what cannot be read is a
 * verdict too. What the options throw, it throws.
 */
export async function verify(bytes: Uint8Array, options: VerifyOptions): Promise<Verdict> {
  try {
    const reading = await read(bytes)
    if (!('kind' in reading)) return await judgePdf(reading.bytes, options)
    const sealed = reading.form === 'json' ? openSealed(reading.text) : null
    if (sealed) return await judgeSealed(sealed, options)
    return await judgeCredential(reading, options)
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(error)
    throw error
  }
}

function unreadable({ form, sentence }: Unreadable): Verdict {
  return {
    state: 'unreadable',
    form,
    title: titleOf('unreadable'),
    reason: sentence,
    advice: adviceOf('unreadable'),
    findings: [{ step: 'readable', outcome: 'failed', sentence }],
    facts: null,
    proven: false,
  }
}
