import { DataTable } from '@/app/_ui/data-table'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { minimumMs } from '@/lib/training/time/minimum'
import type { LessonTime } from '@/lib/training/time/queries'

type Props = { times: readonly LessonTime[]; courses: readonly Course[]; day: (at: Date) => string }

const minutes = (ms: number) => (ms > 0 && ms < 60_000 ? 'under 1 min' : `${Math.floor(ms / 60_000)} min`)

/** Less time than expected is a fact, not a violation. */
export function TimeTable({ times, courses, day }: Props) {
  const lessons = new Map(
    courses.flatMap((course) =>
      listUnits(course).flatMap((unit) => (unit.kind === 'lesson' ? [[unit.id, { course, unit }] as const] : [])),
    ),
  )
  return (
    <DataTable
      caption="Active time on lessons"
      columns={[
        { key: 'lesson', label: 'Lesson' },
        { key: 'active', label: 'So far', numeric: true },
        { key: 'begun', label: 'Counted from Begin', numeric: true },
        { key: 'minimum', label: 'Expected at least', numeric: true },
        { key: 'read', label: 'Marked as read on' },
        { key: 'then', label: 'By then', numeric: true },
      ]}
      rows={times.flatMap(({ unitId, activeMs, begunMs, completedAt, activeMsThen, minimumMsThen }) => {
        const place = lessons.get(unitId)
        if (!place || (activeMs === 0 && !completedAt)) return []
        const short = activeMsThen !== null && minimumMsThen !== null && activeMsThen < minimumMsThen
        const then = activeMsThen === null ? 'Not counted yet' : `${minutes(activeMsThen)}${short ? ', short' : ''}`
        return {
          key: unitId,
          cells: [
            place.unit.title,
            minutes(activeMs),
            begunMs > 0 ? minutes(begunMs) : '',
            minutes(minimumMsThen ?? minimumMs(place.course, place.unit)),
            completedAt ? day(completedAt) : '',
            completedAt ? then : '',
          ],
        }
      })}
      empty="No lesson opened yet."
    />
  )
}
