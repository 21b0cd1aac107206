import { query } from '@/lib/platform/db'
import type { Finder, Found } from './span'
import { thresholds } from './thresholds'

const { shareOfMinimum } = thresholds['short-lesson']

type Row = Omit<Found, 'object' | 'facts'> & { id: string; activeMs: number; minimumMs: number }

export const findShortLessons: Finder = async (tx, { from, to }) => {
  const rows = await query(tx)<Row>`
    select c.id::text, c.account_id::text as "accountId", e.course_id as "courseId", c.unit_id as "unitId",
      c.active_ms as "activeMs", c.minimum_ms as "minimumMs", c.completed_at as "happenedAt"
    from completed_lesson c join enrollment_history e on e.id = c.enrollment_id
    where c.completed_at > ${from} and c.completed_at <= ${to}
      and c.active_ms < c.minimum_ms * ${shareOfMinimum.number}::float8`
  return rows.map(({ id, activeMs, minimumMs, ...row }) => ({
    ...row,
    object: `completion:${id}`,
    facts: { activeMs, minimumMs },
  }))
}
