import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import type { CredentialFacts, Recorded } from './verdict'

export type KnownDocument = CredentialFacts & { serial: string }

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
}
