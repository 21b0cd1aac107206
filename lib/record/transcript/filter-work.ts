import type { RecordRow } from './queries'

/** Keeps the work at moments that `keeps` accepts, in every list but those of memberships, enrollments and certificates. */
export function filterWork(record: RecordRow, keeps: (at: Date | null) => boolean): RecordRow {
  return {
    ...record,
    enrollments: record.enrollments.map((one) => ({
      ...one,
      nameConfirmations: one.nameConfirmations.filter(({ confirmedAt }) => keeps(confirmedAt)),
      deltaUnits: one.deltaUnits.filter(({ assignedAt }) => keeps(assignedAt)),
    })),
    extensions: record.extensions.filter(({ extendedAt }) => keeps(extendedAt)),
    deltaUnits: record.deltaUnits.filter(({ assignedAt }) => keeps(assignedAt)),
    lessonCompletions: record.lessonCompletions.filter(({ completedAt }) => keeps(completedAt)),
    attempts: record.attempts.filter(({ submission }) => keeps(submission?.submittedAt ?? null)),
    attestations: record.attestations.filter(({ attestedAt }) => keeps(attestedAt)),
    runs: record.runs.filter(({ endedAt }) => keeps(endedAt)),
    encounterReadings: record.encounterReadings.filter(({ readAt }) => keeps(readAt)),
    waivers: record.waivers.filter(({ waivedAt }) => keeps(waivedAt)),
    resets: record.resets.filter(({ resetAt }) => keeps(resetAt)),
    annotations: record.annotations.filter(({ annotatedAt }) => keeps(annotatedAt)),
  }
}
