import { query } from '@/lib/platform/db'
import { type Finder, type Found, onlyOf } from './span'
import { thresholds } from './thresholds'

const { wordsPerMinute, share, answers } = thresholds['fast-answers']

type Row = Omit<Found, 'object' | 'facts'> & { attemptId: string; fast: number; answered: number }

/** Also answers to items never fetched. Time starts when the item was shown, not before the previous answer. */
export const findFastAnswers: Finder = async (tx, span) => {
  const { from, to } = span
  const rows = await query(tx)<Row>`
    with ended as (
      select id, account_id, course_id, unit_id, submitted_at from submitted_attempt
      where submitted_at > ${from} and submitted_at <= ${to} and quiz_role <> 'pretest' ${onlyOf(span)}
    ), answers as (
      select r.attempt_id, r.item_hash, r.shown_at, r.answered_at,
        greatest(r.shown_at, lag(r.answered_at) over (partition by r.attempt_id order by r.answered_at, r.position)) as since
      from ended join drawn_item r on r.attempt_id = ended.id and r.answered_at is not null
    ), judged as (
      select r.attempt_id,
        r.shown_at is null or extract(epoch from r.answered_at - r.since) / 60 < words / ${wordsPerMinute.number}::float8 as fast
      from answers r join item_content v on v.hash = r.item_hash
      cross join lateral (
        select sum(cardinality(regexp_split_to_array(btrim(text), '\\s+'))) as words from (
          select v.item ->> 'stem' as text
          union all select o ->> 'text' from jsonb_array_elements(v.item -> 'options') o
          union all select t ->> 'text' from jsonb_array_elements(v.item -> 'targets') t
        ) texts
      ) read
      where r.answered_at >= coalesce(r.shown_at, r.answered_at)
    )
    select a.id::text as "attemptId", a.account_id::text as "accountId", a.course_id as "courseId", a.unit_id as "unitId",
      a.submitted_at as "happenedAt", count(*)::int as answered, (count(*) filter (where fast))::int as fast
    from ended a join judged j on j.attempt_id = a.id
    group by a.id, a.account_id, a.course_id, a.unit_id, a.submitted_at
    having count(*) >= ${answers.number}::int and count(*) filter (where fast) >= ${share.number}::float8 * count(*)`
  return rows.map(({ attemptId, fast, answered, ...row }) => ({
    ...row,
    object: `attempt:${attemptId}`,
    facts: { fast, answered, wordsPerMinute: wordsPerMinute.number },
  }))
}
