/** What was handed in. */
export type Form = 'pdf' | 'json' | 'jwt' | 'png' | 'svg' | 'unknown'

/**
 * What can be said about it. `genuine`: soundly signed by us, but whether it still holds cannot be told here and now (no
 * network, or the record is away). `foreign-sound`: signed by whom it names, who is not us. `foreign-unchecked`: not
 * ours, and nothing at hand proves or disproves it.
 */
export type VerdictState =
  | 'valid'
  | 'genuine'
  | 'expired'
  | 'superseded'
  | 'revoked'
  | 'altered'
  | 'foreign-sound'
  | 'foreign-unchecked'
  | 'unreadable'

export type Step = 'readable' | 'structure' | 'proof' | 'issuer' | 'dates' | 'status'

/** One check, in the order of `Step`. What comes after a failed one is not asked. */
export interface Finding {
  step: Step
  outcome: 'passed' | 'failed' | 'unknown'
  /** One plain sentence. */
  sentence: string
}

/** The least that a stranger needs, as the signed credential says it. */
export interface CredentialFacts {
  /** Of a certificate of ours; null for others. */
  serial: string | null
  issuer: string
  /** Of the holder, as issued; null when the credential names nobody. */
  name: string | null
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
  /** The one sentence, as a title: `This certificate is valid`. */
  title: string
  /** Why, in a sentence or two of plain words. */
  reason: string
  /** What to do now. */
  advice: string
  findings: Finding[]
  /** Null where nothing could be read, or nothing that was read may be believed. */
  facts: CredentialFacts | null
  /**
   * Whether somebody vouches for the facts: whom the text names signed it as it stands, or our record knows it. Else they
   * are what it says of itself.
   */
  proven: boolean
  /** What it is, of sealed JSON that is no credential: `transcript`. */
  sealed?: string
}

/** What the issuer's record says about a certificate now. `law-changed`: superseded, and by no other certificate yet. */
export type RecordedState = 'current' | 'superseded' | 'law-changed' | 'revoked' | 'not-on-record' | 'unavailable'
