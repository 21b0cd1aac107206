import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { renderPdf } from '@/lib/platform/file/pdf'
import { dayInWords, momentInWords, timeInWords } from '@/lib/platform/words'
import { printableText } from '@/lib/record/certificate/document/typeface'
import { expiringDays } from '@/lib/record/roster/marks'
import type { DeskCounts } from './count-desk'
import { type DivisionCounts, everyoneIn, readDesk, sumOf } from './queries'

/** As many fit on the page for each of two courses. */
const mostDivisions = 12

/** The desk's numbers on one page of US Letter, PDF/UA-1, without names of people. */
export async function drawSummary(
  coordinator: Coordinator,
  courses: readonly Course[],
  now: Date,
): Promise<Uint8Array> {
  const day = dayInWords(now, coordinator.timeZone)
  const content = {
    title: `${coordinator.organizationName}: training`,
    day,
    expiringDays,
    courses: await Promise.all(
      courses.map(async ({ subtitle, ...course }) => {
        const { divisions, countedAt } = await readDesk(coordinator, { subtitle, ...course }, now)
        const title = countedAt
          ? `${subtitle}, as of ${countedAtInWords(countedAt, { now, ...coordinator })}`
          : subtitle
        return { title, total: withAll(sumOf(divisions)), divisions: divisionRows(divisions).map(withAll) }
      }),
    ),
  }
  const printed = JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'string' ? printableText(value) : value,
  )
  return renderPdf('lib/record/desk/summary.typ', { content: printed }, day).pdf
}

/** Dates a count from another day: it may be from before midnight, or the worker may have stopped. */
export function countedAtInWords(countedAt: Date, { now, timeZone }: { now: Date; timeZone: string }): string {
  const isToday = dayInWords(countedAt, timeZone) === dayInWords(now, timeZone)
  return isToday ? timeInWords(countedAt, timeZone) : momentInWords(countedAt, timeZone)
}

const withAll = <Row extends DeskCounts>(row: Row) => ({ ...row, all: everyoneIn(row) })

/** The largest divisions; the others in one row. */
export function divisionRows(divisions: readonly DivisionCounts[]) {
  const rows = divisions.map(({ division, ...counts }) => ({ name: division ?? 'No division', ...counts }))
  if (rows.length <= mostDivisions) return rows
  const sizes = [...rows].sort((a, b) => b.people - a.people)
  const shown = new Set(sizes.slice(0, mostDivisions - 1))
  const others = rows.filter((row) => !shown.has(row))
  return [...rows.filter((row) => shown.has(row)), { name: `${others.length} smaller divisions`, ...sumOf(others) }]
}
