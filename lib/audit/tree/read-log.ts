import type { EventRow } from '@/lib/audit/log/chain'
import { query, type Statements } from '@/lib/platform/db'
import { type ChainedSubject, subjectsOf } from './subject-chains'

export type LinkRow = { position: string; hash: string; event_id: string; values: ValueRow[] } & (
  | EventRow
  | { [column in keyof EventRow]: null }
)
export interface ValueRow {
  field: string
  salt: string
  value: string
}

const rowsPerRead = 2000

export async function* readLinks(tx: Statements): AsyncGenerator<LinkRow> {
  for (let after = '0'; ; ) {
    const rows = await query(tx)<LinkRow>`
      select l.position, l.hash, l.event_id,
        e.id, e.at, e.action, e.actor_role, e.actor_id, e.subject_id, e.object, e.details, e.digests,
        (select coalesce(json_agg(v), '[]') from audit_value v where v.event_id = l.event_id) as values
      from audit_link l left join audit_event e on e.id = l.event_id
      where l.position > ${after}::bigint order by l.position limit ${rowsPerRead}`
    yield* rows
    after = rows.at(-1)?.position ?? after
    if (rows.length < rowsPerRead) return
  }
}

/** The first `size` links, and whom each is about. */
export async function* readSubjects(
  tx: Statements,
  size: number,
): AsyncGenerator<{ hash: string; subjects: ChainedSubject[] }> {
  for (let after = 0; after < size; ) {
    const rows = await query(tx)<{ position: string; hash: string; subject_id: string | null; people: unknown }>`
      select l.position, l.hash, e.subject_id::text, e.details -> 'people' as people
      from audit_link l join audit_event e on e.id = l.event_id
      where l.position > ${after}::bigint and l.position <= ${size}::bigint order by l.position limit ${rowsPerRead}`
    for (const { hash, subject_id: subjectId, people } of rows)
      yield { hash, subjects: subjectsOf({ subjectId, details: { people } }) }
    after = Number(rows.at(-1)?.position ?? size)
  }
}

export interface CheckpointRow {
  size: string
  document: string
  made_at: Date
}

export async function* readCheckpoints(tx: Statements): AsyncGenerator<CheckpointRow> {
  for (let after = '0'; ; ) {
    const rows = await query(tx)<CheckpointRow>`
      select size, document, made_at from audit_checkpoint where size > ${after}::bigint order by size limit ${rowsPerRead}`
    yield* rows
    after = rows.at(-1)?.size ?? after
    if (rows.length < rowsPerRead) return
  }
}
