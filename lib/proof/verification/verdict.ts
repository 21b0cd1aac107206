export type Form = 'pdf' | 'json' | 'jwt' | 'png' | 'svg' | 'unknown'

/** `genuine`: ours, current state unknown. `impersonation`: a stranger's, with our name or addresses. `unchecked`: not decidable now. */
export type VerdictState =
  | 'valid'
  | 'genuine'
  | 'expired'
  | 'superseded'
  | 'revoked'
  | 'contradicted'
  | 'altered'
  | 'impersonation'
  | 'not-issued'
  | 'unchecked'
  | 'unreadable'

export type Step = 'issuer' | 'unchanged' | 'expiry' | 'revocation' | 'succession'
export type CheckOutcome = 'passed' | 'failed' | 'unknown'

/** One line of a check. A title says what was found, also in print and aloud. */
export interface Finding {
  step: Step
  outcome: CheckOutcome
  title: string
  sentence: string
}

export interface CredentialFacts {
  serial: string | null
  issuer: string
  name: string | null
  /** The issuer's source of the name. */
  nameLine: string | null
  achievement: string
  version: string | null
  hours: string | null
  validFrom: string | null
  validUntil: string | null
  demonstration: boolean
}

export interface Verdict {
  state: VerdictState
  form: Form
  title: string
  reason: string
  advice: string
  findings: Finding[]
  /** Null when the file is unreadable or nothing in it can be believed. */
  facts: CredentialFacts | null
  /** A signature or our record vouches for the facts. */
  proven: boolean
  sealed?: string
  /** A sentence on what outside clocks say about its signature; only for our own files. */
  clock?: string
}

/** `law-changed`: superseded, and not replaced by another certificate yet. `contradicted`: by its proof or the log. */
export type RecordedState =
  | 'current'
  | 'superseded'
  | 'law-changed'
  | 'revoked'
  | 'contradicted'
  | 'not-on-record'
  | 'unavailable'

export interface Recorded {
  state: RecordedState
  /** Days in words. */
  revokedOn: string | null
  supersededOn: string | null
  /** SHA-256 of what was issued: of the credential without its proof, and of the PDF. Null: there is none. */
  issued?: { credential: string | null; pdf: string | null }
}
