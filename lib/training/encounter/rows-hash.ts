import { hashOf } from '@/lib/content/course/hash'
import { accountIdsOf, type Subjects } from '@/lib/people/account/subjects'
import { query, type Statements } from '@/lib/platform/db'

interface RunRow {
  id: string
  unitId: string
  ordinal: number
  enrollmentId: string
  courseVersionId: string
  encounterHash: string
  startedAt: Date
  endedAt: Date | null
  nodeId: string | null
  outcome: string | null
  situation: unknown
  acts: unknown
  reachedAt: Date | null
  steps: unknown
}

interface ReadingRow {
  unitId: string
  ordinal: number
  enrollmentId: string
  courseVersionId: string
  readAt: Date
}

export interface EncounterRows {
  runs: RunRow[]
  readings: ReadingRow[]
}

type Owned<Row> = Row & { accountId: string }

/** Keyed by account, for one encounter or for all. */
export async function listEncounterRows(
  tx: Statements,
  subjects: Subjects,
  unitId: string | null = null,
): Promise<(accountId: string) => EncounterRows> {
  const accountIds = accountIdsOf(subjects)
  const runs = await query(tx)<Owned<RunRow>>`
    select r.account_id::text as "accountId", r.id::text, r.unit_id as "unitId", r.ordinal, r.enrollment_id::text as "enrollmentId",
      r.course_version_id::text as "courseVersionId", r.encounter_hash as "encounterHash", r.started_at as "startedAt",
      r.ended_at as "endedAt", e.node_id as "nodeId", e.outcome, e.situation, e.acts, e.ended_at as "reachedAt",
      (select jsonb_agg(jsonb_build_array(s.position, s.node_id, s.choice_id) order by s.position)
        from step s where s.run_id = r.id) as steps
    from encounter_run r left join run_end e on e.run_id = r.id
    where r.account_id = any(${accountIds}::uuid[]) and (${unitId}::text is null or r.unit_id = ${unitId})
    order by r.unit_id, r.ordinal`
  const readings = await query(tx)<Owned<ReadingRow>>`
    select account_id::text as "accountId", unit_id as "unitId", ordinal, enrollment_id::text as "enrollmentId",
      course_version_id::text as "courseVersionId", read_at as "readAt"
    from encounter_reading
    where account_id = any(${accountIds}::uuid[]) and (${unitId}::text is null or unit_id = ${unitId})
    order by unit_id, ordinal`
  return (accountId) => ({ runs: ownOf(runs, accountId), readings: ownOf(readings, accountId) })
}

/** The hash covers a row without its account. */
function ownOf<Row extends object>(rows: Owned<Row>[], own: string): Row[] {
  return rows.flatMap(({ accountId, ...row }) => (accountId === own ? (row as unknown as Row) : []))
}

/** Over the runs of an encounter that had ended by then, with their choices, and its readings. */
export function rowsHash(
  { runs, readings }: EncounterRows,
  { unitId, until }: { unitId: string; until: Date },
): string {
  const played = runs.filter((one) => one.unitId === unitId && one.endedAt !== null && one.endedAt <= until)
  const read = readings.filter((one) => one.unitId === unitId && one.readAt <= until)
  return hashOf({ played, read })
}
