import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { type CertificateSnapshot, certificateSnapshot, verifyUrlOf } from './document/snapshot'
import { parseSerial } from './serial'
import type { CertificateState } from './state'

export interface CertificateView {
  serial: string
  name: string
  courseId: string
  courseTitle: string
  courseSubtitle: string
  issuedAt: Date
  expiresAt: Date | null
  demonstration: boolean
  state: CertificateState
  /** Null as well when only the law changed. */
  supersededBy: string | null
  /** False for certificates from before the issuer had keys. */
  hasCredential: boolean
  issuerName: string
  /** Its dates are days in this zone, for every reader. */
  timeZone: string
  verifyUrl: string
  shared: boolean
  /** The panel that set the final's cut; null: provisional. */
  panel: CertificateSnapshot['panel']
}

export async function listCertificates(learner: Learner, now: Date): Promise<CertificateView[]> {
  const rows = await query<
    Omit<CertificateView, 'courseSubtitle' | 'issuerName' | 'timeZone' | 'verifyUrl' | 'panel'> & { snapshot: unknown }
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
      timeZone: snapshot.timeZone,
      issuerName: snapshot.issuer?.name ?? snapshot.provider,
      verifyUrl: verifyUrlOf(snapshot, row.serial),
      panel: snapshot.panel,
    }
  })
}

/** The current learner of the organization who holds the certificate with this serial, in any spelling. */
export async function findHolder(
  { organizationId }: Coordinator,
  typedSerial: string,
): Promise<{ accountId: string; name: string; serial: string } | null> {
  const parsed = parseSerial(typedSerial)
  if (!parsed.ok) return null
  const [holder] = await query<{ accountId: string; name: string }>`
    select m.account_id::text as "accountId", p.name
    from certificate c
    join current_learner m on m.account_id = c.account_id and m.organization_id = ${organizationId}::uuid
    join person p on p.id = m.account_id
    where c.serial = ${parsed.serial}
      and may_see_certificate(m.organization_id, c.account_id, c.completed_at, c.issued_at)`
  return holder ? { ...holder, serial: parsed.serial } : null
}
