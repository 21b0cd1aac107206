import { query } from '@/lib/platform/db'
import { before, type Finder, type FoundDay, foundOn, onlyOf } from './span'
import { thresholds } from './thresholds'

const { hours, pauseSeconds } = thresholds['unbroken-beats']
const limitMs = hours.number * 3_600_000
const pauseMs = pauseSeconds.number * 1000

export const findUnbrokenBeats: Finder = async (tx, span) => {
  const { from, to } = span
  const rows = await query(tx)<FoundDay>`
    with active as (
      select account_id, min(at) as first, max(at) as last
      from counted_beat where at > ${from} and at <= ${to} and kind = 'beat' ${onlyOf(span)} group by account_id
    ), marked as (
      select b.account_id, b.ordinal, b.at, case when b.at - lag(b.at) over w
        <= ${pauseMs}::float8 * interval '1 millisecond' then null else b.at end as begun
      from active a join counted_beat b on b.account_id = a.account_id and b.kind = 'beat'
        and b.at > ${before(from, limitMs + 2 * pauseMs)} and b.at <= ${to}
      where exists (
        select from counted_beat e where e.account_id = a.account_id
          and e.at > a.first - ${limitMs + pauseMs}::float8 * interval '1 millisecond'
          and e.at <= a.last - ${limitMs}::float8 * interval '1 millisecond'
      )
      window w as (partition by b.account_id order by b.ordinal)
    ), runs as (
      select account_id, at, max(begun) over (partition by account_id order by ordinal) as begun from marked
    )
    select distinct on (r.account_id, d.day) r.account_id::text as "accountId", d.day::text, r.at as "happenedAt"
    from runs r cross join lateral (select r.at - ${limitMs}::float8 * interval '1 millisecond' as at) long_before
    cross join lateral learner_days(r.account_id, long_before.at, long_before.at) d
    where r.at > ${from} and r.begun <= long_before.at
    order by r.account_id, d.day, r.at`
  return rows.map((row) => foundOn(row, { unbrokenMs: limitMs, pauseMs }))
}
