import { query, type Statements, transact } from '@/lib/platform/db'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { type EventRow, genesis } from './chain'
import { type Checkpoint, entriesPerCheckpoint, hashOfDocument } from './checkpoint'
import { compareKept, type KeptOutcome } from './compare-kept'
import { MerkleRoot } from './merkle'
import { readCheckpoints, readLinks } from './read-log'
import { SubjectChains, subjectsOf } from './subject-chains'
import { verifyCheckpoint } from './verify-checkpoint'
import { nameOf, verifyEntry, wrongDate } from './verify-entry'

export interface FirstBad {
  position: number | null
  eventId: string | null
  sentence: string
}

export interface LogVerdict {
  ok: boolean
  entries: number
  waiting: number
  checkpoints: number
  /** Unsigned, or not checkable here: they prove nothing against the owner of the database. */
  unsigned: number
  /** Checkpoints from before there were subject chains; the first later root covers their entries too. */
  withoutSubjects: number
  erased: number
  erasedOnRecord: number
  firstBad: FirstBad | null
  keptCheckpoint: KeptOutcome['outcome'] | null
  keptSentence: string | null
}

type Checked = Pick<LogVerdict, 'entries' | 'checkpoints' | 'unsigned' | 'withoutSubjects' | 'erased' | 'firstBad'>

export async function verifyLog({ checkpoint }: { checkpoint?: Checkpoint } = {}): Promise<LogVerdict> {
  return transact(async (tx) => {
    await query(tx)`set transaction isolation level repeatable read read only`
    return verifyIn(tx, { checkpoint, issuer: configuredIssuer() })
  })
}

export async function verifyIn(
  tx: Statements,
  { checkpoint, issuer }: { checkpoint?: Checkpoint; issuer: TrustedIssuer | null },
): Promise<LogVerdict> {
  const checked = await checkChain(tx, issuer)
  const kept = checkpoint ? await compareKept(tx, checkpoint, issuer) : null
  // An attack: the app's role can insert an entry whose count is not a number, which must not stop verification.
  const [counts] = await query(tx)<{ waiting: number; erasedUnsealed: number; erased: number }>`
    select (select count(*) from unsealed_event)::int as waiting,
      (select count(*) from unsealed_event u join audit_event e on e.id = u.event_id
        cross join jsonb_object_keys(e.digests) as field
        where not exists (select from audit_link l where l.event_id = e.id)
          and not exists (select from audit_value v where v.event_id = e.id and v.field = field))::int as "erasedUnsealed",
      coalesce(sum(case when details->>'count' ~ '^[0-9]{1,9}$' then (details->>'count')::int end), 0)::float8 as erased
    from audit_event where action = 'log.values-erased'`
  const erasedOnRecord = counts?.erased ?? 0
  const firstBad =
    checked.firstBad ??
    (await findLost(tx)) ??
    (await findBeside(tx, checked.entries)) ??
    otherCount(checked.erased + (counts?.erasedUnsealed ?? 0), erasedOnRecord)
  return {
    ...checked,
    ok: firstBad === null && (kept === null || kept.outcome === 'matches'),
    waiting: counts?.waiting ?? 0,
    erasedOnRecord,
    firstBad,
    keptCheckpoint: kept?.outcome ?? null,
    keptSentence: kept?.sentence ?? null,
  }
}

async function checkChain(tx: Statements, issuer: TrustedIssuer | null): Promise<Checked> {
  const checked: Checked = { entries: 0, checkpoints: 0, unsigned: 0, withoutSubjects: 0, erased: 0, firstBad: null }
  const checkpoints = readCheckpoints(tx)
  let next = (await checkpoints.next()).value ?? null
  let head = genesis
  let batch = { from: 1, tree: new MerkleRoot() }
  let previous: string | null = null
  let wasSealed = false
  let hadSubjects = false
  const chains = new SubjectChains()
  let after: Date | null = null
  const bad = (sentence: string, position: number | null, eventId: string | null): Checked => ({
    ...checked,
    firstBad: { position, eventId, sentence },
  })
  for await (const row of readLinks(tx)) {
    const judged = verifyEntry(row, { position: checked.entries, hash: head })
    const wrong = judged.wrong ?? (row.id === null ? null : wrongDate(row, { after, before: next?.made_at ?? null }))
    if (judged.wrong !== null || wrong !== null) return bad(`${wrong}`, checked.entries + 1, row.event_id)
    head = judged.hash
    checked.entries += 1
    checked.erased += judged.erased
    batch.tree.add(head)
    if (row.id !== null) chains.add(head, subjectsOf({ subjectId: row.subject_id, details: row.details }))
    if (!next || Number(next.size) !== checked.entries) continue
    const expected = { from: batch.from, head, root: batch.tree.root(), previous, subjects: chains.root() }
    const checkpoint = await verifyCheckpoint(next, expected, issuer)
    if (checkpoint.wrong !== null) return bad(checkpoint.wrong, checked.entries, row.event_id)
    checked.checkpoints += 1
    if (!checkpoint.isSealed) checked.unsigned += 1
    // Sealing never goes back to unsigned; an attacker with the database but without the key would.
    if (wasSealed && !checkpoint.isSealed && issuer) {
      const sentence = `The checkpoint at entry ${checked.entries}: it is not signed, but the one before it is.`
      return bad(sentence, checked.entries, row.event_id)
    }
    // Without its root, entries about a person could be left out of a packet.
    if (hadSubjects && !checkpoint.hasSubjects) {
      const sentence = `The checkpoint at entry ${checked.entries}: it has no “subjects”, but the one before it has.`
      return bad(sentence, checked.entries, row.event_id)
    }
    hadSubjects = checkpoint.hasSubjects
    if (!hadSubjects) checked.withoutSubjects += 1
    wasSealed = checkpoint.isSealed
    previous = hashOfDocument(next.document)
    // What a full batch left over is older than its checkpoint.
    if (checked.entries - batch.from + 1 < entriesPerCheckpoint) after = next.made_at
    batch = { from: checked.entries + 1, tree: new MerkleRoot() }
    next = (await checkpoints.next()).value ?? null
  }
  const end = checked.entries
  if (next) return bad(`The chain ends at entry ${end}, but a checkpoint covers ${next.size} entries.`, end + 1, null)
  if (batch.from <= end)
    return bad(`No checkpoint covers entry ${batch.from} and the entries after it.`, batch.from, null)
  return checked
}

async function findLost(tx: Statements): Promise<FirstBad | null> {
  const [row] = await query(tx)<EventRow & { waits: boolean }>`
    select e.*, u.event_id is not null as waits from audit_event e left join unsealed_event u on u.event_id = e.id
    where not exists (select from audit_link l where l.event_id = e.id)
      and (u.event_id is null or u.digest <> event_digest(e))
    order by e.id limit 1`
  if (row) {
    const what = row.waits
      ? 'it was changed while it waited to be sealed'
      : 'it is not in the chain or waiting to be sealed'
    return { position: null, eventId: row.id, sentence: `Event ${row.id} (${nameOf(row)}): ${what}.` }
  }
  const [gone] = await query(tx)<{ id: string }>`
    select u.event_id as id from unsealed_event u where not exists (select from audit_event e where e.id = u.event_id)
    order by 1 limit 1`
  return gone
    ? { position: null, eventId: gone.id, sentence: `Event ${gone.id}: it was deleted before it was sealed.` }
    : null
}

/** Rows beside the chain: at invalid positions, or duplicated after the keys of tables were dropped. */
async function findBeside(tx: Statements, entries: number): Promise<FirstBad | null> {
  const [counts] = await query(tx)<{ links: number; checkpoints: number; events: number }>`
    select (select count(*) from audit_link)::int as links,
      (select count(*) from audit_event)::int - (select count(*) from unsealed_event u
        where not exists (select from audit_link l where l.event_id = u.event_id))::int as events,
      (select count(*) from audit_checkpoint where size < 1)::int as checkpoints`
  if (!counts || (counts.links === entries && counts.events === entries && counts.checkpoints === 0)) return null
  const { links, events, checkpoints } = counts
  const sentence = `The chain has ${entries} entries, but the tables have extra rows: ${events} entries, ${links} links, ${checkpoints} invalid checkpoints.`
  return { position: null, eventId: null, sentence }
}

/** A role that can erase values could do so without an entry, or beside a made-up one; only the count shows it. */
function otherCount(erased: number, onRecord: number): FirstBad | null {
  if (erased === onRecord) return null
  const sentence = `${erased} personal values are missing, but the log records ${onRecord} as erased.`
  return { position: null, eventId: null, sentence }
}
