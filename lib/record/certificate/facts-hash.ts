import { hashOfDocument } from '@/lib/audit/tree/checkpoint'
import { canonicalJson } from '@/lib/platform/file/canonical-json'

/** A certificate's row as it is stored: with the snapshot as it was written, not as it is read today. */
export interface HashedFacts {
  id: string
  serial: string
  enrollmentId: string
  accountId: string
  courseId: string
  courseVersionId: string
  supersedesId: string | null
  name: string
  identitySource: string
  courseTitle: string
  edition: string
  lawAsOf: Date
  hours: { toString(): string } | number
  snapshot: unknown
  completedAt: Date
  issuedAt: Date
  expiresAt: Date | null
  demonstration: boolean
}

/** SHA-256 of all that a certificate's row says. The salt in its snapshot keeps a name from being guessed by it. */
export function factsHashOf(row: HashedFacts): string {
  const facts = {
    ...{ id: row.id, serial: row.serial, enrollmentId: row.enrollmentId, accountId: row.accountId },
    ...{ courseId: row.courseId, courseVersionId: row.courseVersionId, supersedesId: row.supersedesId },
    ...{ name: row.name, identitySource: row.identitySource, courseTitle: row.courseTitle, edition: row.edition },
    ...{ lawAsOf: row.lawAsOf.toISOString().slice(0, 10), hours: Number(row.hours), snapshot: row.snapshot },
    ...{ completedAt: row.completedAt, issuedAt: row.issuedAt, expiresAt: row.expiresAt },
    demonstration: row.demonstration,
  }
  return hashOfDocument(canonicalJson(facts))
}

/** For the details of the entry of its issue. The credential's signature keeps its hash from being guessed. */
export function factsToLog(row: HashedFacts, credential: { json: string } | null) {
  return { factsSha256: factsHashOf(row), ...(credential && { jsonSha256: hashOfDocument(credential.json) }) }
}
