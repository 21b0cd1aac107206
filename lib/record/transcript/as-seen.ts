import { isWithin, type LearnerPeriod, maySeeCertificate } from '@/lib/people/organization/learner-periods'
import type { RecordRow } from './queries'

/** The record as an organization may see it: the person's work as its learner, and their open courses. */
export function asSeen(record: RecordRow, periods: readonly LearnerPeriod[]): RecordRow {
  const seen = (at: Date | null) => at !== null && isWithin(periods, at)
  const certificates = record.certificates.filter((one) => maySeeCertificate(periods, one))
  const earning = new Set(certificates.map(({ enrollmentId }) => enrollmentId))
  return {
    ...record,
    enrollments: record.enrollments
      .filter(({ id, enrolledAt, endedAt }) => seen(enrolledAt) || endedAt === null || seen(endedAt) || earning.has(id))
      .map((one) => ({
        ...one,
        nameConfirmations: one.nameConfirmations.filter(({ confirmedAt }) => seen(confirmedAt)),
        deltaUnits: one.deltaUnits.filter(({ assignedAt }) => seen(assignedAt)),
      })),
    extensions: record.extensions.filter(({ extendedAt }) => seen(extendedAt)),
    deltaUnits: record.deltaUnits.filter(({ assignedAt }) => seen(assignedAt)),
    lessonCompletions: record.lessonCompletions.filter(({ completedAt }) => seen(completedAt)),
    attempts: record.attempts.filter(({ submission }) => seen(submission?.submittedAt ?? null)),
    attestations: record.attestations.filter(({ attestedAt }) => seen(attestedAt)),
    runs: record.runs.filter(({ endedAt }) => seen(endedAt)),
    encounterReadings: record.encounterReadings.filter(({ readAt }) => seen(readAt)),
    waivers: record.waivers.filter(({ waivedAt }) => seen(waivedAt)),
    resets: record.resets.filter(({ resetAt }) => seen(resetAt)),
    annotations: record.annotations.filter(({ annotatedAt }) => seen(annotatedAt)),
    certificates,
  }
}
