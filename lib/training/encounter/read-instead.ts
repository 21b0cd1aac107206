import type { Course, Encounter } from '@/lib/content/course/schema'
import { isCurrent } from '@/lib/content/course/seen'
import type { Learner } from '@/lib/people/account/actor'
import { query, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { requireEnrollment } from '@/lib/training/enrollment/queries'
import { findEncounterRule } from '@/lib/training/progress/encounter-rule'
import { recordDone } from './record-done'

export type ReadingAnswers = readonly (string | null)[]

/** Numbers of the questions without the right answer, from 1. */
function missedOf({ afterReading = [] }: Encounter, answers: ReadingAnswers): number[] {
  return afterReading.flatMap(({ answer }, index) => (answers[index] === answer ? [] : index + 1))
}

/** Counts again after a reset or a law change, not if the text changed since it was opened. Errors: forbidden. */
export async function readInstead(
  learner: Learner,
  input: { course: Course; encounter: Encounter; seen?: string | null; answers?: ReadingAnswers },
  world = systemWorld,
): Promise<{ ok: true } | { ok: false; reason: 'changed' } | { ok: false; reason: 'missed'; missed: number[] }> {
  const { course, encounter, answers = [] } = input
  if (!isCurrent(encounter, input.seen)) return { ok: false, reason: 'changed' }
  const { accountId } = learner
  const enrollment = await requireEnrollment(learner, course)
  const isAskedQuestions = (await findEncounterRule(learner, { course, encounter })) === 'sound'
  const missed = isAskedQuestions ? missedOf(encounter, answers) : []
  if (missed.length > 0) return { ok: false, reason: 'missed', missed }
  const versionId = await findVersion(course)
  const now = world.now()
  await transact(async (tx) => {
    const inserted = await query(tx)`
      insert into encounter_reading (account_id, unit_id, ordinal, enrollment_id, course_version_id, read_at)
      select ${accountId}::uuid, ${encounter.id}, 1 + count(*), ${enrollment.id}::uuid, ${versionId}::uuid,
        ${now}::timestamptz
      from encounter_reading where account_id = ${accountId}::uuid and unit_id = ${encounter.id}
      having coalesce(max(read_at), '-infinity') <= asked_since(${accountId}::uuid, ${encounter.id})
      on conflict do nothing returning 1`
    if (inserted.length === 0) return
    await recordDone(tx, learner, { courseId: course.id, courseVersionId: versionId, unitId: encounter.id }, now)
  })
  return { ok: true }
}
