import { query } from '@/lib/platform/db'
import { type Finder, type FoundDay, foundOn, onlyOf } from './span'
import { thresholds } from './thresholds'

const { switches, withinSeconds } = thresholds['overlapping-sessions']

interface Row extends FoundDay {
  switches: number
  sessions: number
}

export const findOverlappingSessions: Finder = async (tx, span) => {
  const { from, to } = span
  const rows = await query(tx)<Row>`
    with active as (
      select b.account_id, min(b.at) as first, max(b.at) as last
      from (select * from counted_beat where at > ${from} and at <= ${to} and kind = 'beat' ${onlyOf(span)}) b
      join viewed_page v on v.id = b.view_id
      group by b.account_id having count(distinct v.session_id) > 1
    ), beats as (
      select b.account_id, d.day, b.at, v.session_id, lag(v.session_id) over w as before, b.at - lag(b.at) over w as gap
      from active a cross join lateral learner_days(a.account_id, a.first, a.last) d
      join counted_beat b on b.account_id = a.account_id and b.at >= d.begins and b.at < d.ends and b.kind = 'beat'
      join viewed_page v on v.id = b.view_id and v.session_id is not null
      window w as (partition by b.account_id, d.day order by b.ordinal)
    )
    select account_id::text as "accountId", day::text, count(*)::int as switches,
      count(distinct session_id)::int as sessions, max(at) as "happenedAt"
    from beats where session_id <> before and gap <= ${withinSeconds.number}::float8 * interval '1 second'
    group by account_id, day having count(*) >= ${switches.number}`
  return rows.map((row) => foundOn(row, { switches: row.switches, sessions: row.sessions }))
}
