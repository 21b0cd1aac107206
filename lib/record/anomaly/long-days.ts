import { query } from '@/lib/platform/db'
import { type Finder, type FoundDay, foundOn, onlyOf } from './span'
import { thresholds } from './thresholds'

const limitMs = thresholds['long-day'].activeHours.number * 3_600_000

interface Row extends FoundDay {
  activeMs: number
}

export const findLongDays: Finder = async (tx, span) => {
  const { from, to } = span
  const rows = await query(tx)<Row>`
    with active as (
      select account_id, min(at) as first, max(at) as last from counted_beat
      where at > ${from} and at <= ${to} ${onlyOf(span)} group by account_id
    ), days as (
      select a.account_id, d.* from active a cross join lateral learner_days(a.account_id, a.first, a.last) d
      cross join lateral (
        select b.at - b.cap_ms * interval '1 millisecond' as begun from counted_beat b
        where b.account_id = a.account_id and b.at >= d.begins order by b.at limit 1
      ) opening
      where a.last - begun >= ${limitMs}::float8 * interval '1 millisecond'
    )
    select d.account_id::text as "accountId", d.day::text, sum(b.credit_ms)::float8 as "activeMs", max(b.at) as "happenedAt"
    from days d join counted_beat b on b.account_id = d.account_id and b.at >= d.begins and b.at < d.ends
    group by d.account_id, d.day having sum(b.credit_ms) > ${limitMs}`
  return rows.map((row) => foundOn(row, { activeMs: row.activeMs, limitMs }))
}
