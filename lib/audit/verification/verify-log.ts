import { query, readOurTables, type Statements } from '@/lib/platform/db'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { type Fault, Faults } from './faults'
import { followChain } from './follow-chain'
import { judgeKept, type Kept, type KeptOutcome, type Reached } from './kept'
import { listBeside, listLost, otherCount } from './outside-chain'
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
  firstBad: Fault | null
  /** The first hundred. */
  faults: Fault[]
  faultCount: number
  /** The number of kept checkpoints compared, and the worst outcome. */
  kept: number
  keptCheckpoint: KeptOutcome['outcome'] | null
  keptSentence: string | null
}

export async function verifyLog({ kept }: { kept?: readonly Kept[] } = {}): Promise<LogVerdict> {
  return readOurTables((tx) => verifyIn(tx, { kept, issuer: configuredIssuer() }))
}

export async function verifyIn(
  tx: Statements,
  { kept = [], issuer }: { kept?: readonly Kept[]; issuer: TrustedIssuer | null },
): Promise<LogVerdict> {
  const faults = new Faults()
  const reached = new Map(kept.map(({ size }): [number, Reached | null] => [size, null]))
  const chain = await followChain(tx, { issuer, reached, faults })
  const worst = worstOf(kept, reached, chain.isComparable)
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
  const lost = await listLost(tx)
  faults.add(...lost)
  // Counts of a chain with missing entries would only repeat that.
  if (!chain.isDamaged && lost.length === 0) {
    faults.add(...(await listBeside(tx, chain.entries)))
    faults.add(...otherCount(chain.erased + (counts?.erasedUnsealed ?? 0), erasedOnRecord))
  }
  const stamps = await verifyStamps(tx, { issuer, faults })
  const { entries, checkpoints, unsigned, withoutSubjects, withoutTree, erased } = chain
  return {
    ...{ entries, checkpoints, unsigned, withoutSubjects, withoutTree, erased },
    ok: faults.count === 0 && (worst === null || worst.outcome === 'matches'),
    waiting: counts?.waiting ?? 0,
    stamps: stamps.count,
    newestStamp: stamps.newest,
    unjudgedStamps: stamps.unjudged,
    erasedOnRecord,
    firstBad: faults.listed[0] ?? null,
    faults: faults.listed,
    faultCount: faults.count,
    kept: kept.length,
    keptCheckpoint: worst?.outcome ?? null,
    keptSentence: worst?.sentence ?? null,
  }
}

const outcomes = ['matches', 'unreached', 'beyond', 'differs', 'broken'] as const

/** The longest of several that match. */
function worstOf(kept: readonly Kept[], reached: ReadonlyMap<number, Reached | null>, isComparable: boolean) {
  const sorted = kept.toSorted((a, b) => a.size - b.size)
  return sorted
    .map((one) => judgeKept(one, reached.get(one.size) ?? null, isComparable))
    .reduce<KeptOutcome | null>(
      (worst, one) =>
        worst === null || outcomes.indexOf(one.outcome) >= outcomes.indexOf(worst.outcome) ? one : worst,
      null,
    )
}
