import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { type CertificateSnapshot, certificateSnapshot, verifyUrlOf } from './snapshot'
import { type CertificateState, stateOf } from './state'

const stateParts = {
  expiresAt: true,
  revocation: { select: { revokedAt: true } },
  supersededBy: { select: { serial: true, issuedAt: true } },
  supersession: { select: { supersededAt: true } },
} as const

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
  const rows = await db.certificate.findMany({
    where: { accountId: learner.accountId },
    orderBy: [{ completedAt: 'desc' }, { issuedAt: 'desc' }],
    select: {
      serial: true,
      name: true,
      courseId: true,
      courseTitle: true,
      issuedAt: true,
      demonstration: true,
      snapshot: true,
      ...stateParts,
      credential: { select: { certificateId: true } },
      shareLinks: { where: { endedAt: null }, select: { id: true } },
    },
  })
  return rows.map(({ revocation, supersededBy, supersession, credential, shareLinks, snapshot: stored, ...row }) => {
    const snapshot = certificateSnapshot.parse(stored)
    const { expiresAt } = row
    return {
      ...row,
      state: stateOf(
        { revoked: revocation !== null, superseded: (supersededBy ?? supersession) !== null, expiresAt },
        now,
      ),
      supersededBy: supersededBy?.serial ?? null,
      courseSubtitle: snapshot.courseSubtitle,
      hasCredential: credential !== null,
      issuerName: snapshot.issuer?.name ?? snapshot.provider,
      verifyUrl: verifyUrlOf(snapshot, row.serial),
      shared: shareLinks.length > 0,
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
  const row = await db.certificate.findUnique({
    where: { serial },
    select: {
      serial: true,
      name: true,
      identitySource: true,
      courseTitle: true,
      edition: true,
      hours: true,
      lawAsOf: true,
      completedAt: true,
      issuedAt: true,
      demonstration: true,
      snapshot: true,
      ...stateParts,
      credential: { select: { certificateId: true } },
    },
  })
  if (!row) return null
  const { revocation, supersededBy, supersession, credential, hours, snapshot, ...rest } = row
  const superseded = (supersededBy ?? supersession) !== null
  return {
    ...rest,
    hours: hours.toString(),
    hasCredential: credential !== null,
    snapshot: certificateSnapshot.parse(snapshot),
    revokedAt: revocation?.revokedAt ?? null,
    supersededAt: supersededBy?.issuedAt ?? null,
    lawChangedAt: supersededBy ? null : (supersession?.supersededAt ?? null),
    state: stateOf({ revoked: revocation !== null, superseded, expiresAt: row.expiresAt }, now),
  }
}
