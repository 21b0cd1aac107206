import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import type { JsonObject } from './parse-json'
import type { CredentialFacts, Recorded } from './verdict'

export type KnownDocument = CredentialFacts & { serial: string }

export interface SignedBytes {
  sha256: string
  keyId: string
  serial: string | null
  /** Of the learner whom a transcript is about. */
  accountId: string | null
  /** What was signed, if it is JSON. */
  document: JsonObject | null
}

export interface VerifyOptions {
  issuer: TrustedIssuer | null
  now: Date
  /** The date of the keys, if not today: a later certificate may name a newer key. */
  keysAsOf?: Date
  recorded?: (serial: string) => Promise<Recorded>
  /** Looks up an unsigned certificate by its SHA-256 (hex); null when it is unknown. */
  knownDocument?: (sha256: string) => Promise<KnownDocument | 'unavailable' | null>
  /** Detached time-stamps about the file with this SHA-256 (hex). */
  stampsOf?: (sha256: string) => Promise<readonly Uint8Array[]>
  /** When the issuer's log sealed that these bytes were signed by that key; null if it does not show it. */
  sealedAt?: (signed: SignedBytes) => Promise<Date | 'unavailable' | null>
}
