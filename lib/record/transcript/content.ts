/*
 * What a transcript says, field by field. Moments are UTC as `2026-11-25T09:00:00.000Z`, days are `2026-03-26`; what is
 * not known is null; lists are in the order of time, and where that is the same of ids. Left out for good: responses,
 * practice, reflections, ways through encounters, accommodations and anomalies, which are nobody's business but the
 * learner's and their coordinator's.
 */
export interface Transcript {
  type: 'Transcript'
  /** Of this form; a field is added without another number, and changed or taken away with one. */
  version: 1
  madeAt: string
  /** Whether it was made in the demonstration, and proves nothing. */
  demonstration: boolean
  /** Who keeps the record, and seals this. `id`: their did; null: this site has no keys. */
  issuer: { id: string | null; name: string; url: string }
  learner: {
    accountId: string
    /** As the account has it now. */
    name: string
    /** Names under which they confirmed a certificate or attested a final, each once, as last given. */
    names: { name: string; given: 'confirmed' | 'attested'; at: string }[]
    /** What an organization asked for before a final, by what it is called there; each once, as last given. */
    identifiers: { organization: string; label: string; value: string; at: string }[]
  }
  organizations: { name: string; role: 'learner' | 'coordinator'; startedAt: string; endedAt: string | null }[]
  enrollments: EnrollmentEntry[]
  /** Each unit with anything on record once, whichever courses share it, in the order of its first course. */
  units: UnitEntry[]
  certificates: CertificateEntry[]
  /** By coordinators, on the record or on a part of it (`kind:id`). */
  annotations: (Deed & { object: string | null; text: string })[]
  contactHours: { total: number; computation: string }
}

/**
 * Who did it, in what role, for which organization and when; `by` is null for whoever runs the site. A coordinator’s copy says
 * `another organization` and no name for what was done elsewhere.
 */
export interface Deed {
  by: string | null
  role: 'coordinator' | 'operator'
  organization: string | null
  at: string
}

/** A course as it was delivered: the version that something was done in. */
export interface VersionEntry {
  /** SHA-256 over all that a learner could see or be judged by. */
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
  /** Until when it should be finished: the newest counts. */
  extensions: (Deed & { dueOn: string; reason: string })[]
  /** Of a delta: the units that law changed, and in which version. */
  changed: { unitId: string; version: VersionEntry; assignedAt: string }[]
}

export interface UnitEntry {
  id: string
  title: string
  /** Null where no version of theirs has it, so that its title is its id. */
  kind: 'lesson' | 'quiz' | 'encounter' | null
  /** Active time by the server's clock since the last reset, in minutes with one decimal. */
  activeMinutes: number
  /**
   * Each time that a lesson was marked as read, with the active time on it until then and the least that was expected;
   * null from before time was counted.
   */
  completions: { at: string; activeMinutes: number | null; minimumMinutes: number | null; version: VersionEntry }[]
  /** Submitted attempts at a quiz. `passed` is null for a pre-test, which nobody passes or fails. */
  attempts: AttemptEntry[]
  /** That an encounter was walked to an end or read, not how it went. */
  encounters: { done: 'walked' | 'read'; at: string; version: VersionEntry }[]
  /** It counts though it was not done, until `endedAt`. */
  waivers: (Deed & { reason: string; endedAt: string | null; endReason: string | null })[]
  /** What was done until then counts no more. */
  resets: (Deed & { reason: string })[]
}

export interface AttemptEntry {
  ordinal: number
  role: 'pretest' | 'module' | 'final'
  startedAt: string
  submittedAt: string
  /** Whether the learner submitted it or its time was over. */
  endedBy: 'learner' | 'time'
  raw: number
  max: number
  /** 0 to 1. */
  scaled: number
  passed: boolean | null
  /** When they attested that it is their own work; null where nothing was asked. */
  attestedAt: string | null
  version: VersionEntry
}

export interface CertificateEntry {
  serial: string
  courseId: string
  course: string
  /** As issued. */
  name: string
  edition: string
  lawAsOf: string
  hours: number
  completedAt: string
  issuedAt: string
  expiresAt: string | null
  /** As this was made, and since when it is so. */
  state: 'valid' | 'expired' | 'superseded' | 'revoked'
  since: string
  /** The serial of the one that took its place; null where there is none, or only the law changed. */
  supersededBy: string | null
}
