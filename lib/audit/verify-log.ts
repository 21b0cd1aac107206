import { query, type Statements, transact } from '@/lib/platform/db'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { genesis } from './chain'
import { entriesPerCheckpoint, hashOfDocument } from './checkpoint'
import { judgeKept, type Kept, type KeptOutcome, type Reached } from './kept'
import { MerkleRoot } from './merkle'
import { type FirstBad, findBeside, findLost, otherCount } from './outside-chain'
import { readCheckpoints, readLinks } from './read-log'
import { SubjectChains, subjectsOf } from './subject-chains'
import { type LaterPart, verifyCheckpoint } from './verify-checkpoint'
import { verifyEntry, wrongDate } from './verify-entry'
import { verifyStamps } from './verify-stamps'

export interface LogVerdict {
  ok: boolean
  entries: number
  waiting: number
  checkpoints: number
  /** Unsigned, or not checkable here: they prove nothing against the owner of the database. */
  unsigned: number
  /** Checkpoints from before there were subject chains; the first later root covers their entries too. */
  withoutSubjects: number
  /** The same for the tree over all entries. */
  withoutTree: number
  /** Checkpoints whose note has a time-stamp that proves itself, and the newest of these. */
  stamps: number
  newestStamp: Date | null
  /** Time-stamps by authorities whose root is not, or no longer, in TSA_ROOTS. */
  unjudgedStamps: number
  erased: number
  erasedOnRecord: number
  firstBad: FirstBad | null
  /** The number of kept checkpoints compared, and the worst outcome. */
  kept: number
  keptCheckpoint: KeptOutcome['outcome'] | null
  keptSentence: string | null
}

type Checked = Pick<
  LogVerdict,
  'entries' | 'checkpoints' | 'unsigned' | 'withoutSubjects' | 'withoutTree' | 'erased' | 'firstBad'
>

export async function verifyLog({ kept }: { kept?: readonly Kept[] } = {}): Promise<LogVerdict> {
  return transact(async (tx) => {
    await query(tx)`set transaction isolation level repeatable read read only`
    return verifyIn(tx, { kept, issuer: configuredIssuer() })
  })
}

export async function verifyIn(
  tx: Statements,
  { kept = [], issuer }: { kept?: readonly Kept[]; issuer: TrustedIssuer | null },
): Promise<LogVerdict> {
  const reached = new Map(kept.map(({ size }): [number, Reached | null] => [size, null]))
  const checked = await checkChain(tx, issuer, reached)
  const worst = worstOf(kept, reached, checked.firstBad === null)
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
  const wrong =
    checked.firstBad ??
    (await findLost(tx)) ??
    (await findBeside(tx, checked.entries)) ??
    otherCount(checked.erased + (counts?.erasedUnsealed ?? 0), erasedOnRecord)
  // Documents of a log that is wrong may not be readable.
  const stamps = await verifyStamps(tx, wrong ? null : issuer)
  const firstBad = wrong ?? stamps.firstBad
  return {
    ...checked,
    ok: firstBad === null && (worst === null || worst.outcome === 'matches'),
    waiting: counts?.waiting ?? 0,
    stamps: stamps.count,
    newestStamp: stamps.newest,
    unjudgedStamps: stamps.unjudged,
    erasedOnRecord,
    firstBad,
    kept: kept.length,
    keptCheckpoint: worst?.outcome ?? null,
    keptSentence: worst?.sentence ?? null,
  }
}

const outcomes = ['matches', 'unreached', 'beyond', 'differs', 'broken'] as const

/** The longest of several that match. */
function worstOf(kept: readonly Kept[], reached: ReadonlyMap<number, Reached | null>, isWhole: boolean) {
  const sorted = kept.toSorted((a, b) => a.size - b.size)
  return sorted
    .map((one) => judgeKept(one, reached.get(one.size) ?? null, isWhole))
    .reduce<KeptOutcome | null>(
      (worst, one) =>
        worst === null || outcomes.indexOf(one.outcome) >= outcomes.indexOf(worst.outcome) ? one : worst,
      null,
    )
}

/** Fills in what the log is at the lengths in `reached`. */
async function checkChain(
  tx: Statements,
  issuer: TrustedIssuer | null,
  reached: Map<number, Reached | null>,
): Promise<Checked> {
  const checked: Checked = {
    entries: 0,
    checkpoints: 0,
    unsigned: 0,
    withoutSubjects: 0,
    withoutTree: 0,
    erased: 0,
    firstBad: null,
  }
  const checkpoints = readCheckpoints(tx)
  let next = (await checkpoints.next()).value ?? null
  let head = genesis
  let batch = { from: 1, tree: new MerkleRoot() }
  let previous: string | null = null
  let wasSealed = false
  let had: LaterPart[] = []
  const chains = new SubjectChains()
  const tree = new MerkleRoot()
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
    tree.add(head)
    if (row.id !== null) chains.add(head, subjectsOf({ subjectId: row.subject_id, details: row.details }))
    if (reached.has(checked.entries)) reached.set(checked.entries, { tree: tree.root(), head, subjects: chains.root() })
    if (!next || Number(next.size) !== checked.entries) continue
    const expected = {
      from: batch.from,
      head,
      root: batch.tree.root(),
      tree: tree.root(),
      previous,
      subjects: chains.root(),
      had,
    }
    const checkpoint = await verifyCheckpoint(next, expected, issuer)
    if (checkpoint.wrong !== null) return bad(checkpoint.wrong, checked.entries, row.event_id)
    checked.checkpoints += 1
    if (!checkpoint.isSealed) checked.unsigned += 1
    // Sealing never goes back to unsigned; an attacker with the database but without the key would.
    if (wasSealed && !checkpoint.isSealed && issuer) {
      const sentence = `The checkpoint at entry ${checked.entries}: it is not signed, but the one before it is.`
      return bad(sentence, checked.entries, row.event_id)
    }
    had = checkpoint.has
    if (!had.includes('subjects')) checked.withoutSubjects += 1
    if (!had.includes('tree')) checked.withoutTree += 1
    wasSealed = checkpoint.isSealed
    previous = hashOfDocument(next.document)
    // A full batch leaves over entries that are older than its checkpoint.
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
