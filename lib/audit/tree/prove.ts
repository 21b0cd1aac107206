import { type EventRow, entryOf, genesis } from '@/lib/audit/log/chain'
import { db, query, type Statements } from '@/lib/platform/db'
import type { Proven } from './check-proof'
import { inclusionPaths } from './merkle'

const checkpointsPerRead = 32

type ProvenRow = EventRow & { position: string; previous: string | null; first: string; checkpoint: string }

/** Only events that are sealed, in chain order. */
export async function proveEvents(eventIds: readonly bigint[]): Promise<Proven[]> {
  const rows = await query<ProvenRow>`
    select e.id, e.at, e.action, e.actor_role, e.actor_id, e.subject_id, e.object, e.details, e.digests,
      l.position, p.hash as previous, c.size as checkpoint,
      coalesce((select max(size) from audit_checkpoint where size < c.size), 0) + 1 as first
    from jsonb_array_elements_text(${JSON.stringify(eventIds.map(String))}::jsonb) as given(id)
    join audit_event e on e.id = given.id::bigint
    join audit_link l on l.event_id = e.id
    left join audit_link p on p.position = l.position - 1
    join lateral (select min(size) as size from audit_checkpoint where size >= l.position) c on c.size is not null
    order by l.position`
  const ranges = [...new Map(rows.map(({ first, checkpoint }) => [checkpoint, { first, last: checkpoint }])).values()]
  const proofs: Proven[] = []
  for (let at = 0; at < ranges.length; at += checkpointsPerRead) {
    const some = ranges.slice(at, at + checkpointsPerRead)
    const links = await listLinks(some)
    const paths = new Map(Array.from(links, ([checkpoint, hashes]) => [checkpoint, inclusionPaths(hashes)]))
    const theirs = rows.filter(({ checkpoint }) => paths.has(checkpoint))
    for (const row of theirs) {
      const index = Number(row.position) - Number(row.first)
      proofs.push({
        entry: entryOf(row),
        position: Number(row.position),
        previous: row.previous ?? genesis,
        path: paths.get(row.checkpoint)?.(index) ?? [],
        checkpoint: Number(row.checkpoint),
      })
    }
  }
  return proofs
}

async function listLinks(ranges: readonly { first: string; last: string }[]): Promise<Map<string, string[]>> {
  const rows = await query<{ last: string; hashes: string[] }>`
    select r.last, array_agg(l.hash order by l.position) as hashes
    from jsonb_to_recordset(${JSON.stringify(ranges)}::jsonb) as r(first bigint, last bigint)
    join audit_link l on l.position between r.first and r.last
    group by r.last`
  return new Map(rows.map(({ last, hashes }) => [last, hashes]))
}

export interface KeptCheckpoint {
  size: number
  document: string
  madeAt: Date
}

export async function listCheckpoints(sizes: readonly number[]): Promise<KeptCheckpoint[]> {
  const rows = await query<{ size: string; document: string; madeAt: Date }>`
    select size, document, made_at as "madeAt" from audit_checkpoint
    where size in (select value::bigint from jsonb_array_elements_text(${JSON.stringify(sizes)}::jsonb)) order by size`
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

export async function findNewestCheckpoint(on: Statements = db): Promise<KeptCheckpoint | null> {
  const [row] = await query(on)<{ size: string; document: string; madeAt: Date }>`
    select size, document, made_at as "madeAt" from audit_checkpoint order by size desc limit 1`
  return row ? { ...row, size: Number(row.size) } : null
}
