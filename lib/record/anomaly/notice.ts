import { record } from '@/lib/audit/log/record'
import { type Subject, system } from '@/lib/people/account/actor'
import { query, type Statements, transact } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { findBeginsAtCap } from './begins-at-cap'
import { findCrowdedDays } from './crowded-days'
import { findEarlyBeats } from './early-beats'
import { findEvenBeats } from './even-beats'
import { findFastAnswers } from './fast-answers'
import { findLongDays } from './long-days'
import { findOverlappingSessions } from './overlapping-sessions'
import { findShortLessons } from './short-lessons'
import { before, type Finder, type Found, type ScanSpan } from './span'
import { type AnomalyKind, anomalyKindNames, thresholdsVersion } from './thresholds'
import { findUnbrokenBeats } from './unbroken-beats'

/** Longer than any write takes to commit. */
const overlapMs = 120_000
/** After an outage the worker catches up in pieces, one transaction each. */
const pieceMs = 6 * 3_600_000

type FirstTrace = (tx: Statements, span: ScanSpan) => PromiseLike<{ at: Date }[]>

const firstBeat: FirstTrace = (tx, { from, to }) =>
  query(tx)`select at from counted_beat where at > ${from} and at <= ${to} order by at limit 1`
const firstCompletion: FirstTrace = (tx, { from, to }) =>
  query(tx)`select completed_at as at from completed_lesson
    where completed_at > ${from} and completed_at <= ${to} order by completed_at limit 1`
const firstSubmission: FirstTrace = (tx, { from, to }) =>
  query(tx)`select submitted_at as at from submitted_attempt
    where submitted_at > ${from} and submitted_at <= ${to} order by submitted_at limit 1`
const firstEnd: FirstTrace = async (tx, span) =>
  [...(await firstCompletion(tx, span)), ...(await firstSubmission(tx, span))].sort((a, b) => +a.at - +b.at)

const scans: Record<AnomalyKind, { find: Finder; first: FirstTrace }> = {
  'short-lesson': { find: findShortLessons, first: firstCompletion },
  'overlapping-sessions': { find: findOverlappingSessions, first: firstBeat },
  'long-day': { find: findLongDays, first: firstBeat },
  'crowded-day': { find: findCrowdedDays, first: firstEnd },
  'fast-answers': { find: findFastAnswers, first: firstSubmission },
  'even-beats': { find: findEvenBeats, first: firstBeat },
  'early-beats': { find: findEarlyBeats, first: firstBeat },
  'unbroken-beats': { find: findUnbrokenBeats, first: firstBeat },
  'begins-at-cap': { find: findBeginsAtCap, first: firstBeat },
}

/** Safe to call at any time: each anomaly is kept once, and a run is a no-op while another one holds the lock. */
export async function noticeAnomalies(
  world: World = systemWorld,
  kinds: readonly AnomalyKind[] = anomalyKindNames,
): Promise<void> {
  for (const kind of kinds) {
    while (await scanNext(kind, world));
  }
}

/** One learner's newest work. Moves no mark and takes no lock, so a run over everyone neither blocks nor skips it. */
export async function noticeAnomaliesOf(
  { accountId }: Subject,
  kinds: readonly AnomalyKind[],
  world: World,
): Promise<void> {
  for (const kind of kinds) {
    const [scan] = await query<{ scannedTo: Date }>`
      select scanned_to as "scannedTo" from anomaly_scan where kind = ${kind}`
    const to = world.now()
    const from = scanFrom(scan?.scannedTo ?? to, to)
    const found = await transact((tx) => scans[kind].find(tx, { from, to, accountId }))
    // One transaction each, so that it can't deadlock with a run that keeps the same ones.
    for (const one of found) await transact((tx) => saveAnomaly(tx, kind, one, world))
  }
}

/** If the clock was set back, the current time counts. */
function scanFrom(scannedTo: Date, now: Date): Date {
  return before(scannedTo < now ? scannedTo : now, overlapMs)
}

function scanNext(kind: AnomalyKind, world: World): Promise<boolean> {
  const now = world.now()
  const { find, first } = scans[kind]
  return transact(async (tx) => {
    await query(tx)`
      insert into anomaly_scan (kind, scanned_to) values (${kind}, ${now}) on conflict do nothing`
    const [scan] = await query(tx)<{ scannedTo: Date }>`
      select scanned_to as "scannedTo" from anomaly_scan where kind = ${kind} for update skip locked`
    if (!scan) return false
    const from = scanFrom(scan.scannedTo, now)
    const [trace] = await first(tx, { from, to: now })
    if (!trace) return false
    const to = new Date(Math.min(trace.at.getTime() + pieceMs, now.getTime()))
    for (const found of await find(tx, { from, to })) await saveAnomaly(tx, kind, found, world)
    await query(tx)`update anomaly_scan set scanned_to = ${to} where kind = ${kind}`
    return to < now
  })
}

async function saveAnomaly(tx: Statements, kind: AnomalyKind, found: Found, world: World): Promise<void> {
  const id = world.id()
  const now = world.now()
  const facts = { ...found.facts, version: thresholdsVersion }
  const inserted = await query(tx)`
    insert into anomaly (id, account_id, kind, object, course_id, unit_id, facts, happened_at, noticed_at)
    values (${id}::uuid, ${found.accountId}::uuid, ${kind}, ${found.object}, ${found.courseId}, ${found.unitId},
      ${JSON.stringify(facts)}::jsonb, ${found.happenedAt}, ${now})
    on conflict (account_id, kind, object) do nothing returning 1`
  if (inserted.length === 0) return
  const entry = {
    action: 'anomaly.noticed' as const,
    actor: system,
    subjectId: found.accountId,
    object: `anomaly:${id}`,
    details: { kind, about: found.object, ...facts },
  }
  await record(tx, entry, now)
}
