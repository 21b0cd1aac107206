import type { RecordRow } from './queries'

/** Keeps the work at moments that `keeps` accepts, in every list but those of memberships, enrollments and certificates. */
export function filterWork(record: RecordRow, isIncluded: (at: Date | null) => boolean): RecordRow {
  return {
    ...record,
    enrollments: record.enrollments.map((one) => ({
      ...one,
      nameConfirmations: one.nameConfirmations.filter(({ confirmedAt }) => isIncluded(confirmedAt)),
      deltaUnits: one.deltaUnits.filter(({ assignedAt }) => isIncluded(assignedAt)),
    })),
    extensions: record.extensions.filter(({ extendedAt }) => isIncluded(extendedAt)),
    deltaUnits: record.deltaUnits.filter(({ assignedAt }) => isIncluded(assignedAt)),
    lessonCompletions: record.lessonCompletions.filter(({ completedAt }) => isIncluded(completedAt)),
    attempts: record.attempts.filter(({ submission }) => isIncluded(submission?.submittedAt ?? null)),
    attestations: record.attestations.filter(({ attestedAt }) => isIncluded(attestedAt)),
    runs: record.runs.filter(({ endedAt }) => isIncluded(endedAt)),
    encounterReadings: record.encounterReadings.filter(({ readAt }) => isIncluded(readAt)),
    waivers: record.waivers.filter(({ waivedAt }) => isIncluded(waivedAt)),
    resets: record.resets.filter(({ resetAt }) => isIncluded(resetAt)),
    annotations: record.annotations.filter(({ annotatedAt }) => isIncluded(annotatedAt)),
  }
}
