import type { Coordinator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { readSums } from '@/lib/platform/replica'
import { hiddenCells } from './hidden-cells'
import { matching } from './report-rows'

interface TotalRow {
  /** Null: all courses. */
  courseId: string | null
  title: string
  /** Null: the whole year. */
  quarter: number | null
  people: number
  completions: number
  hours: string
}

const header = ['Course', 'Period', 'People', 'Completions', 'Contact hours']
const quarters = [1, 2, 3, 4] as const
const notShown = 'not shown'

/** Columns of `totalLines` with numbers. */
export const numericTotals = [2, 3, 4]

/**
 * A calendar year by course and quarter, without names. Quarters are fixed, because a funder could subtract periods that
 * overlap. A hidden cell hides its hours, and the hours of each total over it: hours differ by course, so they would be a
 * second sum over the same groups.
 */
export async function* totalLines(coordinator: Coordinator, year: number, now: Date): AsyncGenerator<string[]> {
  const rows = await listTotals(coordinator, year, now)
  const courses = [...new Set(rows.flatMap(({ courseId }) => courseId ?? []))].sort()
  const lines = [...courses, null]
  const periods = [...quarters, null]
  const cellOf = (courseId: string | null, quarter: number | null) =>
    rows.find((row) => row.courseId === courseId && row.quarter === quarter)
  const table = lines.map((courseId) => periods.map((quarter) => cellOf(courseId, quarter)?.people ?? 0))
  const hidden = hiddenCells(table)
  /** A cell, or for a total everything behind it. */
  const isShown = (line: number, period: number) =>
    hidden.every((cells, row) =>
      cells.every((isHidden, column) => {
        const isBehind = (row === line || line === courses.length) && (column === period || period === quarters.length)
        return !isBehind || !isHidden
      }),
    )
  yield header
  for (const [line, courseId] of lines.entries()) {
    const title = courseId ? (rows.find((row) => row.courseId === courseId)?.title ?? courseId) : 'All courses'
    for (const [period, quarter] of periods.entries()) {
      const cell = cellOf(courseId, quarter)
      const isHidden = hidden[line]?.[period] === true
      yield [
        title,
        quarter ? `${year}, quarter ${quarter}` : String(year),
        isHidden ? notShown : String(cell?.people ?? 0),
        isHidden ? notShown : String(cell?.completions ?? 0),
        isShown(line, period) ? (cell?.hours ?? '0') : notShown,
      ]
    }
  }
}

/** Counts a person once in each total. Revoked certificates don't count. */
function listTotals(coordinator: Coordinator, year: number, now: Date): Promise<TotalRow[]> {
  const filter = { from: `${year}-01-01`, until: `${year}-12-31` }
  const quarter = Prisma.sql`extract(quarter from s.completed_at at time zone ${coordinator.timeZone})`
  return readSums(
    (on) => query(on)<TotalRow>`
    with counted as (
      select c.course_id, c.course_title, c.account_id, c.hours, ${quarter}::int as quarter
      from (select s.* from ${matching(coordinator, filter, now)}) s join issued_certificate c on c.id = s.id
      where s.state <> 'revoked'
    )
    select course_id as "courseId", coalesce(max(course_title), '') as title, quarter, count(distinct account_id)::int as people,
      count(*)::int as completions, sum(hours)::text as hours
    from counted group by grouping sets ((course_id, quarter), (course_id), (quarter), ())
    having count(*) > 0`,
  )
}
