import type { Learner } from '@/lib/people/account/actor'
import { query, type Statements } from '@/lib/platform/db'
import { creditOf, type OpenSpan } from './clock'

export interface Tick extends OpenSpan {
  viewId: string
  kind: 'beat' | 'reading'
  /** The lesson's step on screen. */
  stepId?: string | null
}

/** Race: locks the clock's row before `find` reads. Returns the ordinal of the last beat. */
export async function tick(
  tx: Statements,
  { accountId }: Learner,
  find: () => Promise<Tick | null> | Tick,
  now: Date,
): Promise<number> {
  const [clock] = await query(tx)<{ countedTo: Date; ordinal: number }>`
    select counted_to as "countedTo", ordinal from active_clock where account_id = ${accountId}::uuid for update`
  if (!clock) return 0
  const due = await find()
  const creditMs = due ? creditOf(clock.countedTo, due, now) : 0
  if (!due || creditMs === 0) return clock.ordinal
  const ordinal = clock.ordinal + 1
  await query(tx)`
    with moved as (
      update active_clock set counted_to = ${now}::timestamptz, ordinal = ${ordinal}::int where account_id = ${accountId}::uuid
    )
    insert into beat (account_id, ordinal, view_id, kind, at, cap_ms, credit_ms, step_id)
    values (${accountId}::uuid, ${ordinal}::int, ${due.viewId}::uuid, ${due.kind}::beat_kind, ${now}::timestamptz,
      ${due.capMs}::int, ${creditMs}::int, ${due.stepId ?? null})`
  return ordinal
}
