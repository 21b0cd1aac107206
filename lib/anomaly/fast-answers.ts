import type { Finder, Found } from './span'
import { thresholds } from './thresholds'

const { wordsPerMinute, share, answers } = thresholds['fast-answers']

type Row = Omit<Found, 'object' | 'facts'> & { attemptId: string; fast: number; answered: number }

/**
 * Attempts many of whose answers came sooner than the words of their items can be read, or to items that were never asked for, as only
 * a script can; explanations are not among the words.
 */
export const findFastAnswers: Finder = async (tx, { from, to }) => {
  const rows = await tx.$queryRaw<Row[]>`
    select a.id::text as "attemptId", a.account_id::text as "accountId", a.course_id as "courseId", a.unit_id as "unitId",
      s.submitted_at as "happenedAt", count(*)::int as answered,
      (count(*) filter (where r.shown_at is null
        or extract(epoch from r.answered_at - r.shown_at) / 60 < words / ${wordsPerMinute.number}::float8))::int as fast
    from submission s join attempt a on a.id = s.attempt_id
    join response r on r.attempt_id = a.id and r.answered_at >= coalesce(r.shown_at, r.answered_at)
    join attempt_item i on i.attempt_id = r.attempt_id and i.position = r.position
    join item_version v on v.hash = i.item_hash
    cross join lateral (
      select sum(cardinality(regexp_split_to_array(btrim(text), '\\s+'))) as words from (
        select v.item ->> 'stem' as text
        union all select o ->> 'text' from jsonb_array_elements(v.item -> 'options') o
        union all select t ->> 'text' from jsonb_array_elements(v.item -> 'targets') t
      ) texts
    ) read
    where s.submitted_at > ${from} and s.submitted_at <= ${to} and a.quiz_role <> 'pretest'
    group by a.id, s.submitted_at
    having count(*) >= ${answers.number}::int and count(*) filter (
      where r.shown_at is null or extract(epoch from r.answered_at - r.shown_at) / 60 < words / ${wordsPerMinute.number}::float8
    ) >= ${share.number}::float8 * count(*)`
  return rows.map(({ attemptId, fast, answered, ...row }) => ({
    ...row,
    object: `attempt:${attemptId}`,
    facts: { fast, answered, wordsPerMinute: wordsPerMinute.number },
  }))
}
