import { query } from '@/lib/platform/db'
import { type Finder, type FoundDay, foundOn, onlyOf } from './span'
import { thresholds } from './thresholds'

const { lessons } = thresholds['begins-at-cap']

interface Row extends FoundDay {
  creditMs: number
}

/** The lessons may be days apart; lessons counted by beats alone do not interrupt a run. */
export const findBeginsAtCap: Finder = async (tx, span) => {
  const { from, to } = span
  const rows = await query(tx)<Row>`
    with active as (
      select distinct account_id from counted_beat
      where at > ${from} and at <= ${to} and kind = 'reading' and credit_ms = cap_ms ${onlyOf(span)}
    ), marked as (
      select b.account_id, b.at, b.credit_ms, count(*) over w as lessons, bool_and(b.credit_ms = b.cap_ms) over w as full,
        sum(b.credit_ms) over w as run_ms
      from active a join counted_beat b on b.account_id = a.account_id and b.kind = 'reading' and b.at <= ${to}
      window w as (partition by b.account_id order by b.ordinal rows between ${lessons.number - 1}::int preceding and current row)
    )
    select distinct on (m.account_id, d.day) m.account_id::text as "accountId", d.day::text, m.at as "happenedAt",
      m.run_ms::float8 as "creditMs"
    from marked m cross join lateral learner_days(m.account_id, m.at, m.at) d
    where m.at > ${from} and m.full and m.lessons = ${lessons.number}::int
    order by m.account_id, d.day, m.at`
  return rows.map((row) => foundOn(row, { lessons: lessons.number, creditMs: row.creditMs }))
}
