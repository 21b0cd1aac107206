import type { EventRow } from '@/lib/audit/log/chain'
import { query, type Statements } from '@/lib/platform/db'
import { type Fault, mostFaultsListed } from './faults'
import { nameOf } from './verify-entry'

/* Faults in rows that no link of the chain names. */

export async function listLost(tx: Statements): Promise<Fault[]> {
  const lost = await query(tx)<EventRow & { waits: boolean }>`
    select e.*, u.event_id is not null as waits from audit_event e left join unsealed_event u on u.event_id = e.id
    where not exists (select from audit_link l where l.event_id = e.id)
      and (u.event_id is null or u.digest <> event_digest(e))
    order by e.id limit ${mostFaultsListed}`
  const gone = await query(tx)<{ id: string }>`
    select u.event_id as id from unsealed_event u where not exists (select from audit_event e where e.id = u.event_id)
    order by 1 limit ${mostFaultsListed}`
  return [
    ...lost.map((row) => faultOf(row.id, `Event ${row.id} (${nameOf(row)}): ${lossOf(row)}.`)),
    ...gone.map(({ id }) => faultOf(id, `Event ${id}: it was deleted before it was sealed.`)),
  ]
}

const faultOf = (eventId: string | null, sentence: string): Fault => ({ position: null, eventId, sentence })
const lossOf = ({ waits }: { waits: boolean }) =>
  waits ? 'it was changed while it waited to be sealed' : 'it is not in the chain or waiting to be sealed'

/** Rows beside the chain: at invalid positions, or duplicated after the keys of tables were dropped. */
export async function listBeside(tx: Statements, entries: number): Promise<Fault[]> {
  const [counts] = await query(tx)<{ links: number; checkpoints: number; events: number }>`
    select (select count(*) from audit_link)::int as links,
      (select count(*) from audit_event)::int - (select count(*) from unsealed_event u
        where not exists (select from audit_link l where l.event_id = u.event_id))::int as events,
      (select count(*) from audit_checkpoint where size < 1)::int as checkpoints`
  if (!counts || (counts.links === entries && counts.events === entries && counts.checkpoints === 0)) return []
  const { links, events, checkpoints } = counts
  const sentence = `The chain has ${entries} entries, but the tables have extra rows: ${events} entries, ${links} links, ${checkpoints} invalid checkpoints.`
  return [faultOf(null, sentence)]
}

/** A role that can erase values could do so without an entry, or beside a made-up one; only the count shows it. */
export function otherCount(erased: number, onRecord: number): Fault[] {
  if (erased === onRecord) return []
  return [faultOf(null, `${erased} personal values are missing, but the log records ${onRecord} as erased.`)]
}
