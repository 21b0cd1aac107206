import { before, type Finder, type Found } from './span'
import { thresholds } from './thresholds'

const { spreadMs, beats } = thresholds['even-beats']
/** Far enough back for so many at forty seconds each: no beat counts more than thirty. */
const lookBackMs = beats.number * 40_000

type Row = Omit<Found, 'object' | 'facts'> & { day: string; spreadMs: number; meanMs: number }

/**
 * Beats of one sign-in at almost even distances, over whichever pages: who opens a page anew for each beat is seen as well.
 * The first of each day.
 */
export const findEvenBeats: Finder = async (tx, { from, to }) => {
  const rows = await tx.$queryRaw<Row[]>`
    with active as (
      select distinct account_id from beat where at > ${from} and at <= ${to} and kind = 'beat'
    ), gaps as (
      select b.account_id, b.ordinal, b.at, v.session_id, v.course_id, v.unit_id,
        extract(epoch from b.at - lag(b.at) over w)::float8 * 1000 as gap
      from active a join beat b on b.account_id = a.account_id and b.kind = 'beat'
        and b.at > ${before(from, lookBackMs)} and b.at <= ${to}
      join page_view v on v.id = b.view_id
      window w as (partition by b.account_id, v.session_id order by b.ordinal)
    ), runs as (
      select *, count(gap) over r as beats, stddev_pop(gap) over r as spread, avg(gap) over r as mean
      from gaps window r as (partition by account_id, session_id order by ordinal
        rows between ${beats.number - 1}::int preceding and current row)
    )
    select distinct on (r.account_id, d.day) r.account_id::text as "accountId", d.day::text, r.course_id as "courseId",
      r.unit_id as "unitId", r.spread as "spreadMs", r.mean as "meanMs", r.at as "happenedAt"
    from runs r cross join lateral learner_days(r.account_id, r.at, r.at) d
    where r.at > ${from} and r.beats = ${beats.number} and r.spread < ${spreadMs.number}
    order by r.account_id, d.day, r.at`
  return rows.map(({ day, ...row }) => ({
    accountId: row.accountId,
    object: `day:${day}`,
    courseId: row.courseId,
    unitId: row.unitId,
    facts: { day, beats: beats.number, spreadMs: Math.round(row.spreadMs), meanMs: Math.round(row.meanMs) },
    happenedAt: row.happenedAt,
  }))
}
