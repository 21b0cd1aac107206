import type { Course, Encounter } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { isUniqueViolation, query, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { requireEnrollment } from '@/lib/training/enrollment/queries'
import { findOpenRun } from './queries'

/** Freezes the encounter, so an edit changes no run. Errors: forbidden (not enrolled). */
export async function startRun(
  learner: Learner,
  input: { course: Course; encounter: Encounter },
  world = systemWorld,
): Promise<{ runId: string }> {
  const { course, encounter } = input
  const { accountId } = learner
  const enrollment = await requireEnrollment(learner, course)
  const open = await findOpenRun(learner, encounter)
  if (open) return open
  const runId = world.id()
  const now = world.now()
  const versionId = await findVersion(course)
  try {
    await transact(async (tx) => {
      await query(tx)`
        insert into encounter_version (hash, encounter_id, encounter, first_run_at)
        values (${encounter.hash}, ${encounter.id}, ${JSON.stringify(encounter)}::jsonb, ${now}) on conflict do nothing`
      await query(tx)`
        insert into encounter_run (id, enrollment_id, account_id, course_id, unit_id, ordinal, encounter_hash, course_version_id, started_at)
        select ${runId}::uuid, ${enrollment.id}::uuid, ${accountId}::uuid, ${course.id}, ${encounter.id},
          1 + count(*), ${encounter.hash}, ${versionId}::uuid, ${now}
        from encounter_run where account_id = ${accountId}::uuid and unit_id = ${encounter.id}`
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Lost a race: another run was started, and perhaps ended, meanwhile.
    return startRun(learner, input, world)
  }
  return { runId }
}
