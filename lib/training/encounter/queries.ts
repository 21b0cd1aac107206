import { type Path, pathOf } from '@/lib/content/course/encounter-graph'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Encounter } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { type Evidence, evidenceOf } from './evidence'
import { storedEncounter } from './schema'

export interface RunView {
  id: string
  unitId: string
  ordinal: number
  encounter: Encounter
  path: Path
  startedAt: Date
  endedAt: Date | null
  reflection: string | null
}

interface RunRow extends Omit<RunView, 'encounter' | 'path'> {
  encounter: unknown
  steps: { nodeId: string; choiceId: string }[]
}

/** Errors: not-found (not the learner's run). */
export async function requireRun(learner: Learner, runId: string): Promise<RunView> {
  const rows = isUuid(runId)
    ? await query<RunRow>`
        select r.id::text, r.unit_id as "unitId", r.ordinal, v.encounter, r.started_at as "startedAt",
          r.ended_at as "endedAt", n.text as reflection,
          (select coalesce(jsonb_agg(jsonb_build_object('nodeId', s.node_id, 'choiceId', s.choice_id) order by s.position), '[]')
            from step s where s.run_id = r.id) as steps
        from encounter_run r join encounter_version v on v.hash = r.encounter_hash left join reflection n on n.run_id = r.id
        where r.id = ${runId}::uuid and r.account_id = ${learner.accountId}::uuid`
    : []
  const [row] = rows
  if (!row) throw notFound()
  const { steps, ...rest } = row
  const encounter = storedEncounter(row.encounter)
  const path = pathOf(encounter, steps)
  if (!path) throw new Error(`the steps of run ${runId} do not fit its encounter`)
  return { ...rest, encounter, path }
}

export async function findOpenRun(learner: Learner, encounter: Encounter): Promise<{ runId: string } | null> {
  const rows = await query<{ runId: string }>`
    select id::text as "runId" from encounter_run
    where account_id = ${learner.accountId}::uuid and unit_id = ${encounter.id} and ended_at is null`
  return rows[0] ?? null
}

export interface EndedRun {
  id: string
  ordinal: number
  endedAt: Date
  outcome: 'sound' | 'costly'
}

export async function listEndedRuns(
  learner: Learner,
  encounter: Encounter,
): Promise<{ runs: EndedRun[]; readAt: Date | null }> {
  const [runs, readings] = await Promise.all([
    query<EndedRun>`
      select r.id::text, r.ordinal, e.ended_at as "endedAt", e.outcome
      from encounter_run r join run_end e on e.run_id = r.id
      where r.account_id = ${learner.accountId}::uuid and r.unit_id = ${encounter.id} order by r.ordinal desc`,
    query<{ readAt: Date }>`
      select read_at as "readAt" from encounter_reading
      where account_id = ${learner.accountId}::uuid and unit_id = ${encounter.id} order by ordinal desc`,
  ])
  return { runs, readAt: readings[0]?.readAt ?? null }
}

export async function listEvidence(learner: Learner, course: Course): Promise<Evidence[]> {
  const units = listUnits(course).flatMap((unit) => (unit.kind === 'encounter' ? unit.id : []))
  const rows = await query<Pick<RunRow, 'encounter' | 'steps'>>`
    select distinct on (r.unit_id) v.encounter,
      (select coalesce(jsonb_agg(jsonb_build_object('nodeId', s.node_id, 'choiceId', s.choice_id) order by s.position), '[]')
        from step s where s.run_id = r.id) as steps
    from encounter_run r join encounter_version v on v.hash = r.encounter_hash
    where r.account_id = ${learner.accountId}::uuid and r.ended_at is not null
      and r.unit_id = any(string_to_array(${units.join(' ')}, ' '))
    order by r.unit_id, r.ordinal desc`
  return evidenceOf(rows.flatMap(({ encounter, steps }) => pathOf(storedEncounter(encounter), steps) ?? []))
}
