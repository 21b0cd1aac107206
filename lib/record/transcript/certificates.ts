import { dayOf } from '@/lib/platform/words'
import { certificateSnapshot } from '@/lib/record/certificate/document/snapshot'
import type { CertificateEntry, Transcript } from './content'
import type { RecordRow } from './queries'

export function certificateEntries({ certificates, states }: RecordRow): CertificateEntry[] {
  return certificates.map((row) => {
    const now = states.get(row.id)
    if (!now) throw new Error(`certificate ${row.serial} has no state`)
    const superseded = [now.replacedAt, now.lawChangedAt].filter((at) => at !== null)
    const since = {
      valid: row.issuedAt,
      expired: row.expiresAt,
      superseded: superseded.sort((a, b) => a.getTime() - b.getTime())[0],
      revoked: now.revokedAt,
    }[now.state]
    const { timeZone, time } = certificateSnapshot.parse(row.snapshot)
    return {
      serial: row.serial,
      courseId: row.courseId,
      course: row.courseTitle,
      name: row.name,
      identitySource: row.identitySource,
      edition: row.edition,
      lawAsOf: dayOf(row.lawAsOf, 'UTC'),
      hours: row.hours.toNumber(),
      activeMinutes: time && Math.floor(time.activeMs / 6000) / 10,
      completedAt: row.completedAt.toISOString(),
      issuedAt: row.issuedAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      timeZone,
      state: now.state,
      since: (since ?? row.issuedAt).toISOString(),
      supersededBy: now.supersededBy,
    }
  })
}

/** Counts a renewed course once: the learner took only its final again. */
export function contactHoursOf(certificates: CertificateEntry[]): Transcript['contactHours'] {
  const valid = certificates.filter(({ state }) => state === 'valid')
  const newest = new Map(valid.map(({ courseId, hours }) => [courseId, hours]))
  return {
    total: [...newest.values()].reduce((sum, hours) => sum + hours, 0),
    computation:
      'The sum of the contact hours (provider’s estimate) of the certificates that were valid when this transcript was made; a renewed course counts once, by its newest certificate.',
  }
}
