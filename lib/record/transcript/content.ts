import type { IdentitySource } from '@/lib/record/certificate/document/content'

/* Moments in UTC, days as `2026-03-26`, lists by time, then id. Leaves out answers, accommodations and anomalies. */
export interface Transcript {
  type: 'Transcript'
  /** A new field keeps the number; changing or removing a field raises it. */
  version: 1
  madeAt: string
  /** For the dates on the PDF, except those of certificates. Absent in early transcripts. */
  timeZone: string
  /** Only for an organization that the person left: everything after that moment is left out. */
  until?: string
  demonstration: boolean
  /** `id`: the issuer's DID; null without keys. */
  issuer: { id: string | null; name: string; url: string }
  learner: {
    accountId: string
    name: string
    names: NameEntry[]
    identifiers: { organization: string; label: string; value: string; at: string }[]
  }
  organizations: { name: string; role: 'learner' | 'coordinator'; startedAt: string; endedAt: string | null }[]
  enrollments: EnrollmentEntry[]
  units: UnitEntry[]
  certificates: CertificateEntry[]
  /** Not in the contact hours. Absent in early transcripts. */
  outsideTraining?: OutsideEntry[]
  annotations: (Attribution & { object: string | null; text: string })[]
  contactHours: { total: number; computation: string }
  /** The newest checkpoint of the audit log when the file was made. Absent in early transcripts and without keys. */
  checkpoint?: { line: string; note: string }
}

/** `identitySource` is absent in early transcripts. */
type NameEntry =
  | { name: string; given: 'confirmed'; identitySource: IdentitySource; at: string }
  | { name: string; given: 'attested'; at: string }

/** `by` is null for an administrator. A coordinator's copy hides names and organizations of others. */
export interface Attribution {
  by: string | null
  role: 'coordinator' | 'operator'
  organization: string | null
  at: string
}

/** Outside training, as an organization recorded it. */
export interface OutsideEntry extends Attribution {
  /** Null for a classroom session of the organization. */
  provider: string | null
  title: string
  heldOn: string
  minutes: number
}

export interface VersionEntry {
  /** SHA-256 of everything a learner could see or be graded by. */
  hash: string
  edition: string
  lawAsOf: string
}

export interface EnrollmentEntry {
  id: string
  courseId: string
  course: string
  kind: 'course' | 'delta' | 'recertification'
  version: VersionEntry
  enrolledAt: string
  endedAt: string | null
  extensions: (Attribution & { dueOn: string; reason: string })[]
  changed: { unitId: string; version: VersionEntry; assignedAt: string }[]
}

export interface UnitEntry {
  id: string
  title: string
  /** Null when no version of theirs has the unit; then the title is its id. */
  kind: 'lesson' | 'quiz' | 'encounter' | null
  /** Since the last reset, with one decimal. */
  activeMinutes: number
  /** Null from before time was counted. */
  completions: { at: string; activeMinutes: number | null; minimumMinutes: number | null; version: VersionEntry }[]
  /** `passed` is null for a pre-test. */
  attempts: AttemptEntry[]
  /** Played or read: that is the learner's own business. Early transcripts say which. */
  encounters: { at: string; version: VersionEntry }[]
  waivers: (Attribution & { reason: string; endedAt: string | null; endReason: string | null })[]
  resets: (Attribution & { reason: string })[]
}

export interface AttemptEntry {
  ordinal: number
  role: 'pretest' | 'module' | 'final'
  startedAt: string
  submittedAt: string
  endedBy: 'learner' | 'time'
  raw: number
  max: number
  /** 0 to 1. */
  scaled: number
  passed: boolean | null
  attestedAt: string | null
  version: VersionEntry
}

export interface CertificateEntry {
  serial: string
  courseId: string
  course: string
  name: string
  /** Absent in early transcripts. */
  identitySource: IdentitySource
  edition: string
  lawAsOf: string
  hours: number
  /** Active time in the course when it was issued. Absent in early transcripts; null for early certificates. */
  activeMinutes?: number | null
  completedAt: string
  issuedAt: string
  expiresAt: string | null
  /** The zone of the dates on the certificate. */
  timeZone: string
  state: 'valid' | 'expired' | 'superseded' | 'revoked'
  since: string
  /** Null as well when only the law changed. */
  supersededBy: string | null
}
