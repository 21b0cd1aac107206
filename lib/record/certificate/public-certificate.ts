import { areValuesErased, lifeEntriesOf } from '@/lib/audit/log/life-entries'
import { hashOfDocument } from '@/lib/audit/tree/checkpoint'
import { query, readOurTables } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { hashOfCredential } from '@/lib/proof/verification/judge-record'
import { readJwt } from '@/lib/proof/verification/jwt'
import type { JsonObject } from '@/lib/proof/verification/parse-json'
import type { CredentialFacts, Recorded } from '@/lib/proof/verification/verdict'
import { verify } from '@/lib/proof/verification/verify'
import type { IdentitySource } from './document/content'
import { type CertificateSnapshot, certificateSnapshot } from './document/snapshot'
import type { HashedFacts } from './facts-hash'
import { findSealedAt } from './find-sealed-at'
import { listStamps } from './find-stamp'
import { lacksValue, valueIsGone } from './logged-facts'
import { recordDifferences, type StoredEntry } from './record-differences'
import type { CertificateState } from './state'
import { stateAt } from './state-at'

interface CertificateRow {
  id: string
  serial: string
  accountId: string
  courseVersionId: string
  state: CertificateState
  name: string
  identitySource: IdentitySource
  courseTitle: string
  edition: string
  hours: string
  lawAsOf: Date
  completedAt: Date
  issuedAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
  supersededAt: Date | null
  supersededBy: string | null
  lawChangedAt: Date | null
  demonstration: boolean
  hasCredential: boolean
  /** The id of the key that signed its PDF; null without a signature. */
  pdfKey: string | null
}

export interface PublicCertificate extends CertificateRow {
  /** Null if it can't be read: then the record is in dispute. */
  snapshot: CertificateSnapshot | null
  /** Facts of the signed credential; null without one, or if its signature is not ours. */
  signed: CredentialFacts | null
  /** Hashes of its files, to compare one that is handed in. */
  issued: NonNullable<Recorded['issued']>
  /** Each way in which the rows differ from the signed credential or from the log. */
  wrong: string[]
}

/** A certificate whose rows agree with its proof. */
export type AgreedCertificate = PublicCertificate & { snapshot: CertificateSnapshot }

export function isAgreed(certificate: PublicCertificate): certificate is AgreedCertificate {
  return certificate.wrong.length === 0 && certificate.snapshot !== null
}

interface StoredRow extends Omit<CertificateRow, 'state'>, HashedFacts {
  identitySource: IdentitySource
  hours: string
  json: string | null
  jwt: string | null
  pdfSha256: string | null
  templateVersion: string | null
  entries: StoredEntry[]
}

/** The rows of a certificate beside its proof: someone who can change only the database cannot change both. */
export async function findPublicCertificate(serial: string, now: Date): Promise<PublicCertificate | null> {
  const [row] = await readOurTables(
    (tx) => query(tx)<StoredRow>`
    select c.id::text, c.serial, c.account_id::text as "accountId", c.course_version_id::text as "courseVersionId",
      c.enrollment_id::text as "enrollmentId", c.course_id as "courseId", c.supersedes_id::text as "supersedesId",
      c.name, c.identity_source::text as "identitySource", c.course_title as "courseTitle", c.edition,
      trim_scale(c.hours)::text as hours, c.law_as_of::timestamp at time zone 'UTC' as "lawAsOf",
      c.completed_at as "completedAt", c.issued_at as "issuedAt", c.expires_at as "expiresAt", c.demonstration, c.snapshot,
      r.revoked_at as "revokedAt", n.issued_at as "supersededAt", n.serial as "supersededBy",
      l.superseded_at as "lawChangedAt", k.json, k.jwt, k.certificate_id is not null as "hasCredential", d.signed_by as "pdfKey",
      d.sha256 as "pdfSha256", d.template_version as "templateVersion",
      ${lifeEntriesOf({ id: Prisma.sql`c.id`, serial: Prisma.sql`c.serial` })} as entries
    from public.certificate c left join public.revocation r on r.certificate_id = c.id
    left join public.certificate n on n.supersedes_id = c.id
    left join public.supersession l on l.certificate_id = c.id
    left join public.credential k on k.certificate_id = c.id
    left join public.certificate_document d on d.certificate_id = c.id
    where c.serial = ${serial}`,
  )
  if (!row) return null
  const { json, jwt, entries, snapshot: stored, ...found } = row
  const snapshot = certificateSnapshot.safeParse(stored).data ?? null
  const proven = jwt === null ? null : await prove(jwt, now)
  const files = { ...found, jsonSha256: json === null ? null : hashOfDocument(json), signedBy: found.pdfKey }
  return {
    ...found,
    snapshot,
    state: stateAt(found, now),
    signed: proven?.facts ?? null,
    issued: { credential: proven && (await hashOfCredential(proven.claims)), pdf: found.pdfSha256 },
    wrong: [
      ...(jwt !== null && !proven ? ['Its credential has no valid signature of ours.'] : []),
      ...(proven && !proven.inTime ? ['The log does not show that it was signed before its key was retired.'] : []),
      ...(await missingValue(row)),
      ...recordDifferences(row, { snapshot, files, claims: proven?.claims ?? null }),
    ],
  }
}

/** Asked only if one is missing. */
async function missingValue({ id, accountId, entries }: StoredRow): Promise<string[]> {
  const own = entries.filter(({ object }) => object === `certificate:${id}`)
  return lacksValue(own) && !(await areValuesErased({ accountId })) ? [valueIsGone] : []
}

/** By the JWT, which takes a tenth of a millisecond to verify; the credential as JSON takes forty times that. */
async function prove(jwt: string, now: Date): Promise<Proven | null> {
  const options = { issuer: configuredIssuer(), now, stampsOf: listStamps, sealedAt: findSealedAt }
  const { state, facts } = await verify(new TextEncoder().encode(jwt), options)
  return facts ? { facts, claims: readJwt(jwt).credential, inTime: state !== 'unchecked' } : null
}

interface Proven {
  facts: CredentialFacts
  claims: JsonObject
  inTime: boolean
}
