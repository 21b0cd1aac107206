import { nodeOf, pathOf } from '@/lib/content/course/encounter-graph'
import type { Encounter } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { isUniqueViolation, query, type Statements, transact } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { listUntoldRuns } from './on-record'
import { requireRun } from './queries'
import { recordDone } from './record-done'

export type Chosen = { ok: true; ended: boolean } | { ok: false; reason: 'chosen-before' }

/** Repeating a choice is a no-op. Errors: not-found (not the learner's run), invalid (no such choice there). */
export async function choose(
  learner: Learner,
  input: { runId: string; position: number; choiceId: string },
  world = systemWorld,
): Promise<Chosen> {
  const { runId, position, choiceId } = input
  const run = await requireRun(learner, runId)
  const before = run.path.steps[position - 1]
  if (before) {
    if (before.choice.id !== choiceId) return { ok: false, reason: 'chosen-before' }
    return { ok: true, ended: run.endedAt !== null }
  }
  const { at, steps } = run.path
  const chosen = [
    ...steps.map((one) => ({ nodeId: one.node.id, choiceId: one.choice.id })),
    { nodeId: at.id, choiceId },
  ]
  const onward = position === chosen.length ? pathOf(run.encounter, chosen) : null
  if (!onward) throw new DomainError('invalid', 'There is no such choice here.')
  const now = world.now()
  try {
    await transact(async (tx) => {
      await query(tx)`
        insert into step (run_id, position, node_id, choice_id, chosen_at)
        values (${runId}::uuid, ${position}, ${at.id}, ${choiceId}, ${now})`
      if (onward.at.end) await end(tx, learner, { runId, encounter: run.encounter, nodeId: onward.at.id }, now)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Lost a race with another submission of the form: checks again where the run is.
    return choose(learner, input, world)
  }
  return { ok: true, ended: onward.at.end !== undefined }
}

async function end(
  tx: Statements,
  learner: Learner,
  run: { runId: string; encounter: Encounter; nodeId: string },
  now: Date,
): Promise<void> {
  const { runId, encounter, nodeId } = run
  const reached = nodeOf(encounter, nodeId)?.end
  if (!reached) throw new Error(`node ${nodeId} of ${encounter.id} is no end`)
  await query(tx)`
    insert into run_end (run_id, node_id, outcome, situation, acts, ended_at)
    values (${runId}::uuid, ${nodeId}, ${reached.outcome}, ${encounter.situation}, ${reached.acts}, ${now})`
  const [place] = await query(tx)<{ courseId: string; courseVersionId: string }>`
    update encounter_run set ended_at = ${now} where id = ${runId}::uuid
    returning course_id as "courseId", course_version_id::text as "courseVersionId"`
  if (!place) throw new Error(`run ${runId} is gone`)
  // Others read the log, too. By the version of the run's course, as in the record.
  const isUntold = (await listUntoldRuns(tx, learner)).has(runId)
  if (!isUntold) await recordDone(tx, learner, { ...place, unitId: encounter.id }, now)
}
