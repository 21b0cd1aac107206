import { type Path, pathOf } from '@/lib/content/course/encounter-graph'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Encounter } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
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

interface WalkRow extends Omit<RunView, 'encounter' | 'path'> {
  encounter: unknown
  steps: { nodeId: string; choiceId: string }[]
}

export function findEncounterVersion(hash: string) {
  return db.encounterVersion.findUniqueOrThrow({ where: { hash } })
}

/** Errors: not-found (not the learner's run). */
export async function requireRun(learner: Learner, walkId: string): Promise<RunView> {
  const rows = isUuid(walkId)
    ? await query<WalkRow>`
        select w.id::text, w.unit_id as "unitId", w.ordinal, v.encounter, w.started_at as "startedAt",
          w.ended_at as "endedAt", r.text as reflection,
          (select coalesce(jsonb_agg(jsonb_build_object('nodeId', s.node_id, 'choiceId', s.choice_id) order by s.position), '[]')
            from step s where s.walk_id = w.id) as steps
        from walk w join encounter_version v on v.hash = w.encounter_hash left join reflection r on r.walk_id = w.id
        where w.id = ${walkId}::uuid and w.account_id = ${learner.accountId}::uuid`
    : []
  const [row] = rows
  if (!row) throw notFound()
  const { steps, ...rest } = row
  const encounter = storedEncounter(row.encounter)
  const path = pathOf(encounter, steps)
  if (!path) throw new Error(`the steps of walk ${walkId} do not fit its encounter`)
  return { ...rest, encounter, path }
}

export async function findOpenRun(learner: Learner, encounter: Encounter): Promise<{ walkId: string } | null> {
  const rows = await query<{ walkId: string }>`
    select id::text as "walkId" from walk
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
): Promise<{ walks: EndedRun[]; readAt: Date | null }> {
  const [walks, readings] = await Promise.all([
    query<EndedRun>`
      select w.id::text, w.ordinal, e.ended_at as "endedAt", e.outcome
      from walk w join walk_end e on e.walk_id = w.id
      where w.account_id = ${learner.accountId}::uuid and w.unit_id = ${encounter.id} order by w.ordinal desc`,
    query<{ readAt: Date }>`
      select read_at as "readAt" from encounter_reading
      where account_id = ${learner.accountId}::uuid and unit_id = ${encounter.id} order by ordinal desc`,
  ])
  return { walks, readAt: readings[0]?.readAt ?? null }
}

export async function listEvidence(learner: Learner, course: Course): Promise<Evidence[]> {
  const units = listUnits(course).flatMap((unit) => (unit.kind === 'encounter' ? unit.id : []))
  const rows = await query<Pick<WalkRow, 'encounter' | 'steps'>>`
    select distinct on (w.unit_id) v.encounter,
      (select coalesce(jsonb_agg(jsonb_build_object('nodeId', s.node_id, 'choiceId', s.choice_id) order by s.position), '[]')
        from step s where s.walk_id = w.id) as steps
    from walk w join encounter_version v on v.hash = w.encounter_hash
    where w.account_id = ${learner.accountId}::uuid and w.ended_at is not null
      and w.unit_id = any(string_to_array(${units.join(' ')}, ' '))
    order by w.unit_id, w.ordinal desc`
  return evidenceOf(rows.flatMap(({ encounter, steps }) => pathOf(storedEncounter(encounter), steps) ?? []))
}
