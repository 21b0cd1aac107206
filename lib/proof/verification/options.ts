import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import type { CredentialFacts, RecordedState } from './verdict'

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
