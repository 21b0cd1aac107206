import { z } from 'zod'
import type { AttributionOf } from './attribution'
import type { AttemptEntry, UnitEntry } from './content'
import type { RecordRow } from './queries'
import { type VersionOf, versionsOf } from './versions'

const outline = z.object({
  modules: z.array(
    z.object({
      units: z.array(z.object({ id: z.string(), title: z.string(), kind: z.enum(['lesson', 'quiz', 'encounter']) })),
    }),
  ),
})

const minutes = (ms: number) => Math.round(ms / 6000) / 10

function namesOf({ versions }: RecordRow): Map<string, Pick<UnitEntry, 'id' | 'title' | 'kind'>> {
  const units = versions.flatMap((one) => outline.parse(one.outline).modules.flatMap((module) => module.units))
  return new Map(units.map(({ id, title, kind }) => [id, { id, title, kind }]))
}

export function unitEntries(record: RecordRow, active: Map<string, number>, attributionOf: AttributionOf): UnitEntry[] {
  const names = namesOf(record)
  const { lessonCompletions, attempts, runs, encounterReadings, waivers, resets } = record
  const submitted = attempts.filter(isSubmitted)
  const rows = [lessonCompletions, submitted, runs, encounterReadings, waivers, resets].flat()
  const touched = new Set([...rows.map(({ unitId }) => unitId), ...active.keys()])
  // A unit in none of their versions was added later: waived, or only opened.
  const unnamed = [...touched].filter((id) => !names.has(id)).sort()
  const version = versionsOf(record)
  return [...[...names.keys()].filter((id) => touched.has(id)), ...unnamed].map((id) => {
    const own = <Row extends { unitId: string }>(all: Row[]) => all.filter(({ unitId }) => unitId === id)
    return {
      ...(names.get(id) ?? { id, title: id, kind: null }),
      activeMinutes: minutes(active.get(id) ?? 0),
      completions: own(lessonCompletions).map(({ completedAt, activeMs, minimumMs, courseVersionId }) => ({
        at: completedAt.toISOString(),
        activeMinutes: activeMs === null ? null : minutes(activeMs),
        minimumMinutes: minimumMs === null ? null : minutes(minimumMs),
        version: version(courseVersionId),
      })),
      attempts: own(submitted).map((attempt) => attemptEntry(attempt, record, version)),
      encounters: encounterEntries(own(runs), own(encounterReadings), version),
      waivers: own(waivers).map(({ reason, waivedAt, waivedById, endedAt, endReason, organizationId }) => ({
        ...attributionOf(waivedById, organizationId, waivedAt),
        reason,
        endedAt: endedAt?.toISOString() ?? null,
        endReason,
      })),
      resets: own(resets).map(({ reason, resetAt, resetById, organizationId }) => ({
        ...attributionOf(resetById, organizationId, resetAt),
        reason,
      })),
    }
  })
}

type Attempt = RecordRow['attempts'][number]
type Submitted = Attempt & { submission: NonNullable<Attempt['submission']> }

function isSubmitted(attempt: Attempt): attempt is Submitted {
  return attempt.submission !== null
}

function attemptEntry(
  { id, ordinal, quizRole: role, startedAt, submission, courseVersionId }: Submitted,
  { attestations }: RecordRow,
  version: VersionOf,
): AttemptEntry {
  return {
    ordinal,
    role,
    startedAt: startedAt.toISOString(),
    submittedAt: submission.submittedAt.toISOString(),
    endedBy: submission.endedBy,
    raw: submission.raw,
    max: submission.max,
    scaled: submission.scaled.toNumber(),
    passed: role === 'pretest' ? null : submission.passed,
    attestedAt: attestations.find(({ attemptId }) => attemptId === id)?.attestedAt.toISOString() ?? null,
    version: version(courseVersionId),
  }
}

function encounterEntries(
  runs: RecordRow['runs'],
  readings: RecordRow['encounterReadings'],
  version: VersionOf,
): UnitEntry['encounters'] {
  const entry = (at: Date | null, courseVersionId: string) =>
    at ? [{ at: at.toISOString(), version: version(courseVersionId) }] : []
  return [
    ...runs.flatMap(({ endedAt, courseVersionId }) => entry(endedAt, courseVersionId)),
    ...readings.flatMap(({ readAt, courseVersionId }) => entry(readAt, courseVersionId)),
  ].sort((a, b) => a.at.localeCompare(b.at))
}
