import { dayOf } from '@/lib/content/course/day'
import { stateOf } from '@/lib/record/certificate/state'
import type { CertificateEntry, Transcript } from './content'
import type { RecordRow } from './queries'

/** Each certificate with what it is worth as the transcript is made, and since when. */
export function certificateEntries(record: RecordRow, now: Date): CertificateEntry[] {
  const { certificates, revocations, supersessions } = record
  return certificates.map((row) => {
    const revocation = revocations.find(({ certificateId }) => certificateId === row.id)
    const supersession = supersessions.find(({ certificateId }) => certificateId === row.id)
    const supersededBy = certificates.find(({ supersedesId }) => supersedesId === row.id)
    const superseded = [supersededBy?.issuedAt, supersession?.supersededAt].filter((at) => at !== undefined)
    const state = stateOf(
      { revoked: revocation !== undefined, superseded: superseded.length > 0, expiresAt: row.expiresAt },
      now,
    )
    const since = {
      valid: row.issuedAt,
      expired: row.expiresAt,
      superseded: superseded.sort((a, b) => a.getTime() - b.getTime())[0],
      revoked: revocation?.revokedAt,
    }[state]
    return {
      serial: row.serial,
      courseId: row.courseId,
      course: row.courseTitle,
      name: row.name,
      edition: row.edition,
      lawAsOf: dayOf(row.lawAsOf),
      hours: row.hours.toNumber(),
      completedAt: row.completedAt.toISOString(),
      issuedAt: row.issuedAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      state,
      since: (since ?? row.issuedAt).toISOString(),
      supersededBy: supersededBy?.serial ?? null,
    }
  })
}

/** A course that was renewed counts once: its final alone was taken again. */
export function contactHoursOf(certificates: CertificateEntry[]): Transcript['contactHours'] {
  const valid = certificates.filter(({ state }) => state === 'valid')
  const newest = new Map(valid.map(({ courseId, hours }) => [courseId, hours]))
  return {
    total: [...newest.values()].reduce((sum, hours) => sum + hours, 0),
    computation:
      'The sum of the contact hours (provider’s estimate) of the certificates that were valid when this was made; of several for one course the newest counts.',
  }
}
