import { isWithin, type LearnerPeriod, maySeeCertificate } from '@/lib/people/organization/membership/learner-periods'
import { filterWork } from './filter-work'
import type { RecordRow } from './queries'

/** The record as an organization may see it: the person's work as its learner, and their open courses. */
export function asSeen(record: RecordRow, periods: readonly LearnerPeriod[]): RecordRow {
  const seen = (at: Date | null) => at !== null && isWithin(periods, at)
  const work = filterWork(record, seen)
  const certificates = record.certificates.filter((one) => maySeeCertificate(periods, one))
  const earning = new Set(certificates.map(({ enrollmentId }) => enrollmentId))
  return {
    ...work,
    enrollments: work.enrollments.filter(
      ({ id, enrolledAt, endedAt }) => seen(enrolledAt) || endedAt === null || seen(endedAt) || earning.has(id),
    ),
    certificates,
  }
}
