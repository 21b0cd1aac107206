import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { type CertificateSnapshot, certificateSnapshot, verifyUrlOf } from './snapshot'
import type { CertificateState } from './state'

export interface CertificateView {
  serial: string
  /** As issued; the account may have another one by now. */
  name: string
  courseId: string
  courseTitle: string
  courseSubtitle: string
  issuedAt: Date
  expiresAt: Date | null
  demonstration: boolean
  state: CertificateState
  /** The serial of the newer one that took its place; null where there is none, also when the law overtook it. */
  supersededBy: string | null
  /** Whether it is an Open Badges credential too: not when it was issued before there were keys. */
  hasCredential: boolean
  issuerName: string
  verifyUrl: string
  shared: boolean
}

/** One's own certificates, those that were earned last first; of these, corrections before what they supersede. */
export async function listCertificates(learner: Learner, now: Date): Promise<CertificateView[]> {
  const rows = await query<
    Omit<CertificateView, 'courseSubtitle' | 'issuerName' | 'verifyUrl'> & { snapshot: unknown }
  >`
    select s.serial, c.name, s.course_id as "courseId", c.course_title as "courseTitle", s.issued_at as "issuedAt",
      s.expires_at as "expiresAt", c.demonstration, s.state, s.replaced_by as "supersededBy", c.snapshot,
      exists (select from credential k where k.certificate_id = s.id) as "hasCredential",
      exists (select from share_link k where k.certificate_id = s.id and k.ended_at is null) as shared
    from current_certificate(${now}) s join certificate c on c.id = s.id
    where s.account_id = ${learner.accountId}::uuid order by s.completed_at desc, s.issued_at desc`
  return rows.map(({ snapshot: stored, ...row }) => {
    const snapshot = certificateSnapshot.parse(stored)
    return {
      ...row,
      courseSubtitle: snapshot.courseSubtitle,
      issuerName: snapshot.issuer?.name ?? snapshot.provider,
      verifyUrl: verifyUrlOf(snapshot, row.serial),
    }
  })
}

/** The least that a stranger needs in order to believe a certificate. */
export interface PublicCertificate {
  serial: string
  state: CertificateState
  name: string
  identitySource: 'self_declared' | 'roster' | 'sign_on_provider'
  courseTitle: string
  edition: string
  hours: string
  lawAsOf: Date
  completedAt: Date
  issuedAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
  supersededAt: Date | null
  /** When the law that it teaches had changed, where no newer one took its place. */
  lawChangedAt: Date | null
  demonstration: boolean
  /** Whether it was signed: not when it was issued before there were keys. */
  hasCredential: boolean
  snapshot: CertificateSnapshot
}

/** What anybody may read about a serial, or null when it was never issued. */
export async function findPublicCertificate(serial: string, now: Date): Promise<PublicCertificate | null> {
  const rows = await query<PublicCertificate>`
    select s.serial, c.name, c.identity_source::text as "identitySource", c.course_title as "courseTitle", c.edition,
      trim_scale(c.hours)::text as hours, c.law_as_of::timestamp at time zone 'UTC' as "lawAsOf",
      s.completed_at as "completedAt", s.issued_at as "issuedAt", s.expires_at as "expiresAt", c.demonstration, c.snapshot, s.state, s.revoked_at as "revokedAt",
      s.replaced_at as "supersededAt", case when s.replaced_by is null then s.law_changed_at end as "lawChangedAt",
      exists (select from credential k where k.certificate_id = s.id) as "hasCredential"
    from current_certificate(${now}) s join certificate c on c.id = s.id where s.serial = ${serial}`
  return rows[0] ? { ...rows[0], snapshot: certificateSnapshot.parse(rows[0].snapshot) } : null
}
