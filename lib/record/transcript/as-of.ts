import type { CertificateState } from '@/lib/record/certificate/state'
import { filterWork } from './filter-work'
import type { RecordRow } from './queries'

/** The record without anything from after `until`, for an organization that the person left then. */
export function asOf(record: RecordRow, until: Date): RecordRow {
  const before = (at: Date | null) => at !== null && at <= until
  const ifBefore = (at: Date | null) => (before(at) ? at : null)
  const work = filterWork(record, before)
  const certificates = record.certificates.filter(({ issuedAt }) => before(issuedAt))
  return {
    ...work,
    memberships: work.memberships
      .filter(({ startedAt }) => before(startedAt))
      .map((one) => ({ ...one, endedAt: ifBefore(one.endedAt) })),
    enrollments: work.enrollments
      .filter(({ enrolledAt }) => before(enrolledAt))
      .map((one) => ({ ...one, endedAt: ifBefore(one.endedAt) })),
    waivers: work.waivers.map((one) => (before(one.endedAt) ? one : { ...one, endedAt: null, endReason: null })),
    attendances: record.attendances
      .filter(({ recordedAt }) => before(recordedAt))
      .map(({ session, ...one }) => ({ ...one, session: { ...session, withdrawnAt: ifBefore(session.withdrawnAt) } })),
    outsideCertificates: record.outsideCertificates.filter(({ recordedAt }) => before(recordedAt)),
    certificates,
    states: new Map(certificates.flatMap((one) => stateAsOf(record, one, ifBefore))),
  }
}

function stateAsOf(
  { states }: RecordRow,
  { id, expiresAt }: RecordRow['certificates'][number],
  ifBefore: (at: Date | null) => Date | null,
): [string, NonNullable<ReturnType<RecordRow['states']['get']>>][] {
  const row = states.get(id)
  if (!row) return []
  const revokedAt = ifBefore(row.revokedAt)
  const replacedAt = ifBefore(row.replacedAt)
  const lawChangedAt = ifBefore(row.lawChangedAt)
  const last: CertificateState = ifBefore(expiresAt) ? 'expired' : 'valid'
  const state = revokedAt ? 'revoked' : replacedAt || lawChangedAt ? 'superseded' : last
  const supersededBy = replacedAt && row.supersededBy
  return [[id, { ...row, state, revokedAt, replacedAt, lawChangedAt, supersededBy }]]
}
