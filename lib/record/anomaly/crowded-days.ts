import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import { query } from '@/lib/platform/db'
import { type Finder, type FoundDay, foundOn, onlyOf } from './span'
import { thresholds } from './thresholds'

const { factor, expectedMinutes } = thresholds['crowded-day']

interface Row extends FoundDay {
  units: number
  expectedMinutes: number
  spentMinutes: number
}

/** A day lasts from its first event to its last. Units take the minutes that courses give now. */
export const findCrowdedDays: Finder = async (tx, span) => {
  const { from, to } = span
  const { courses } = await loadCatalog()
  const minutes = JSON.stringify(Object.fromEntries(courses.flatMap(listUnits).map((unit) => [unit.id, unit.minutes])))
  const rows = await query(tx)<Row>`
    with active as (
      select account_id, min(at) as first, max(at) as last from (
        select account_id, completed_at as at from completed_lesson
        where completed_at > ${from} and completed_at <= ${to} ${onlyOf(span)}
        union all
        select account_id, submitted_at from submitted_attempt
        where submitted_at > ${from} and submitted_at <= ${to} ${onlyOf(span)}
      ) ended group by account_id
    ), days as (
      select a.account_id, d.* from active a cross join lateral learner_days(a.account_id, a.first, a.last) d
    ), done as (
      select d.account_id, d.day, d.begins, d.ends, count(*)::int as units, sum(coalesce(u.minutes, m.value::float8)) as minutes
      from days d cross join lateral (
        -- A lesson that is read again after a law change takes what changed.
        select c.unit_id, (select u.changed_minutes from affected_unit u
          where u.account_id = c.account_id and u.unit_id = c.unit_id and u.assigned_at <= c.completed_at
            and not exists (select from completed_lesson b where b.account_id = c.account_id and b.unit_id = c.unit_id
              and b.completed_at >= u.assigned_at and b.ordinal < c.ordinal)
          order by u.assigned_at desc limit 1) as minutes
        from completed_lesson c
        where c.account_id = d.account_id and c.completed_at >= d.begins and c.completed_at < d.ends
          and not (c.ordinal > 1 and c.minimum_ms = 0)
        union
        select a.unit_id, null from submitted_attempt a
        where a.account_id = d.account_id and a.submitted_at >= d.begins and a.submitted_at < d.ends
      ) u join jsonb_each_text(${minutes}::jsonb) m on m.key = u.unit_id
      group by d.account_id, d.day, d.begins, d.ends having sum(coalesce(u.minutes, m.value::float8)) >= ${expectedMinutes.number}
    )
    select d.account_id::text as "accountId", d.day::text, d.units, d.minutes as "expectedMinutes",
      extract(epoch from t.last - t.first)::float8 / 60 as "spentMinutes", t.last as "happenedAt"
    from done d cross join lateral (
      select min(at) as first, max(at) as last from (
        select viewed_at as at from viewed_page where account_id = d.account_id
        union all select at - credit_ms * interval '1 millisecond' from counted_beat where account_id = d.account_id
        union all select at from begun_unit where account_id = d.account_id and way not in ('run', 'reading')
        -- A case that was read counts like one that was played: no flag shows who read it.
        union all select at from done_unit where account_id = d.account_id and way in ('run', 'reading')
        union all select submitted_at from submitted_attempt where account_id = d.account_id
      ) traces where at >= d.begins and at < d.ends
    ) t
    where d.minutes > ${factor.number}::float8 * extract(epoch from t.last - t.first) / 60`
  return rows.map((row) =>
    foundOn(row, {
      units: row.units,
      expectedMinutes: Math.round(row.expectedMinutes),
      spentMinutes: Math.round(row.spentMinutes),
    }),
  )
}
