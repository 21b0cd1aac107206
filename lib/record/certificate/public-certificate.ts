import { query } from '@/lib/platform/db'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { readJwt } from '@/lib/proof/verification/jwt'
import type { JsonObject } from '@/lib/proof/verification/parse-json'
import type { CredentialFacts } from '@/lib/proof/verification/verdict'
import { verify } from '@/lib/proof/verification/verify'
import type { IdentitySource } from './content'
import { contradictionsOf } from './contradictions.mjs'
import { findSealedAt } from './find-sealed-at'
import { listStamps } from './find-stamp'
import { differencesFromLog, type LifeEntry } from './logged-life'
import { type CertificateSnapshot, certificateSnapshot } from './snapshot'
import type { CertificateState } from './state'

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
  snapshot: CertificateSnapshot
}

export interface PublicCertificate extends CertificateRow {
  /** Facts of the signed credential; null without one, or if its signature is not ours. */
  signed: CredentialFacts | null
  /** Each way in which the rows differ from the signed credential or from the log. */
  wrong: string[]
}

/** The rows of a certificate beside its proof: someone who can change only the database cannot change both. */
export async function findPublicCertificate(serial: string, now: Date): Promise<PublicCertificate | null> {
  const [row] = await query<CertificateRow & { jwt: string | null; entries: LifeEntry[] }>`
    select s.id::text, s.serial, s.account_id::text as "accountId", s.course_version_id::text as "courseVersionId", s.state,
      c.name, c.identity_source::text as "identitySource", c.course_title as "courseTitle", c.edition,
      trim_scale(c.hours)::text as hours, c.law_as_of::timestamp at time zone 'UTC' as "lawAsOf",
      s.completed_at as "completedAt", s.issued_at as "issuedAt", s.expires_at as "expiresAt", c.demonstration, c.snapshot,
      s.revoked_at as "revokedAt", s.replaced_at as "supersededAt", s.replaced_by as "supersededBy",
      s.law_changed_at as "lawChangedAt", k.jwt, k.certificate_id is not null as "hasCredential",
      (select d.signed_by from certificate_document d where d.certificate_id = s.id) as "pdfKey",
      (select coalesce(json_agg(json_build_object('action', e.action, 'object', e.object, 'at', e.at,
          'accountId', e.subject_id, 'details', e.details) order by e.id), '[]')
        from (select * from certificate_entry where object = 'certificate:' || s.id
          union select * from certificate_entry where supersedes = s.serial) e) as entries
    from current_certificate(${now}) s join certificate c on c.id = s.id left join credential k on k.certificate_id = s.id
    where s.serial = ${serial}`
  if (!row) return null
  const { jwt, entries, ...found } = row
  const certificate = { ...found, snapshot: certificateSnapshot.parse(found.snapshot) }
  const proven = jwt === null ? null : await prove(jwt, now)
  return {
    ...certificate,
    signed: proven?.facts ?? null,
    wrong: [
      ...(jwt !== null && !proven ? ['Its credential has no valid signature of ours.'] : []),
      ...(proven && !proven.inTime ? ['The log does not show that it was signed before its key was retired.'] : []),
      ...(proven ? contradictionsOf(certificate, proven.claims).map((said) => `Its credential ${said}.`) : []),
      ...differencesFromLog(certificate, entries),
    ],
  }
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
