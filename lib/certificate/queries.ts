import type { Learner } from '@/lib/account/actor'
import { db } from '@/lib/platform/db'
import { type CertificateSnapshot, certificateSnapshot } from './snapshot'
import { type CertificateState, stateOf } from './state'

const stateParts = {
  expiresAt: true,
  revocation: { select: { revokedAt: true } },
  supersededBy: { select: { serial: true, issuedAt: true } },
} as const

export interface CertificateView {
  serial: string
  courseId: string
  courseTitle: string
  issuedAt: Date
  state: CertificateState
  shared: boolean
}

/** One's own certificates, newest first. */
export async function listCertificates(learner: Learner, now: Date): Promise<CertificateView[]> {
  const rows = await db.certificate.findMany({
    where: { accountId: learner.accountId },
    orderBy: { issuedAt: 'desc' },
    select: {
      serial: true,
      courseId: true,
      courseTitle: true,
      issuedAt: true,
      ...stateParts,
      shareLinks: { where: { endedAt: null }, select: { id: true } },
    },
  })
  return rows.map(({ revocation, supersededBy, expiresAt, shareLinks, ...row }) => ({
    ...row,
    state: stateOf({ revoked: revocation !== null, superseded: supersededBy !== null, expiresAt }, now),
    shared: shareLinks.length > 0,
  }))
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
  demonstration: boolean
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
    },
  })
  if (!row) return null
  const { revocation, supersededBy, hours, snapshot, ...rest } = row
  return {
    ...rest,
    hours: hours.toString(),
    snapshot: certificateSnapshot.parse(snapshot),
    revokedAt: revocation?.revokedAt ?? null,
    supersededAt: supersededBy?.issuedAt ?? null,
    state: stateOf({ revoked: revocation !== null, superseded: supersededBy !== null, expiresAt: row.expiresAt }, now),
  }
}

/** One row an issued certificate, for whoever runs the site. */
export async function listAllCertificates(
  limit: number,
): Promise<{ serial: string; name: string; courseTitle: string; issuedAt: Date; revoked: boolean }[]> {
  const rows = await db.certificate.findMany({
    orderBy: { issuedAt: 'desc' },
    take: limit,
    select: {
      serial: true,
      name: true,
      courseTitle: true,
      issuedAt: true,
      revocation: { select: { certificateId: true } },
    },
  })
  return rows.map(({ revocation, ...row }) => ({ ...row, revoked: revocation !== null }))
}
