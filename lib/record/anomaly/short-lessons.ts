import { query } from '@/lib/platform/db'
import { type Finder, type Found, onlyOf } from './span'
import { thresholds } from './thresholds'

const { shareOfMinimum } = thresholds['short-lesson']

type Row = Omit<Found, 'object' | 'facts'> & { id: string; activeMs: number; minimumMs: number }

export const findShortLessons: Finder = async (tx, span) => {
  const { from, to } = span
  const rows = await query(tx)<Row>`
    select c.id::text, c.account_id::text as "accountId", e.course_id as "courseId", c.unit_id as "unitId",
      c.active_ms as "activeMs", c.minimum_ms as "minimumMs", c.completed_at as "happenedAt"
    from (select * from completed_lesson where completed_at > ${from} and completed_at <= ${to} ${onlyOf(span)}) c
    join enrollment_history e on e.id = c.enrollment_id
    where c.active_ms < c.minimum_ms * ${shareOfMinimum.number}::float8`
  return rows.map(({ id, activeMs, minimumMs, ...row }) => ({
    ...row,
    object: `completion:${id}`,
    facts: { activeMs, minimumMs },
  }))
}
