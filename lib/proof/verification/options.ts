import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import type { checkJsonLd, Proof } from './check-json-ld.mjs'
import type { JsonObject } from './parse-json'
import type { CredentialFacts, Recorded } from './verdict'

export type KnownDocument = CredentialFacts & { serial: string }

export interface SignedBytes {
  sha256: string
  keyId: string
  serial: string | null
  /** The learner's own, in a transcript. */
  accountId: string | null
  /** The signed document, if it is JSON. */
  document: JsonObject | null
}

export type { Proof }
/** Null: too complex to check. */
export type CheckJsonLd = (proof: Proof) => Promise<Awaited<ReturnType<typeof checkJsonLd>> | null>

export interface VerifyOptions {
  issuer: TrustedIssuer | null
  now: Date
  /** The date of the keys, if not today: a later certificate may name a newer key. */
  keysAsOf?: Date
  /** In a thread on the site; in place by default. */
  checkJsonLd?: CheckJsonLd
  recorded?: (serial: string) => Promise<Recorded>
  /** Looks up an unsigned certificate by its SHA-256 (hex); null when it is unknown. */
  knownDocument?: (sha256: string) => Promise<KnownDocument | 'unavailable' | null>
  /** Detached time-stamps about the file with this SHA-256 (hex). */
  stampsOf?: (sha256: string) => Promise<readonly Uint8Array[]>
  /** The time at which the issuer's log sealed that this key signed these bytes; null if it shows none. */
  sealedAt?: (signed: SignedBytes) => Promise<Date | 'unavailable' | null>
}
