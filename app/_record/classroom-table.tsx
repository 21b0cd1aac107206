import { DataTable } from '@/app/_ui/data-table'
import { dateInWords } from '@/lib/platform/words'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import type { OwnAttendance } from '@/lib/record/classroom/queries'

export function ClassroomTable({ attended }: { attended: readonly OwnAttendance[] }) {
  if (attended.length === 0) return null
  return (
    <DataTable
      caption="Classroom training, as recorded by the organization"
      columns={[
        { key: 'title', label: 'Title' },
        { key: 'held', label: 'Date' },
        { key: 'hours', label: 'Hours', numeric: true },
        { key: 'instructor', label: 'Instructor' },
        { key: 'organization', label: 'Organization' },
      ]}
      rows={attended.map(({ id, title, heldOn, minutes, instructor, organization }) => ({
        key: id,
        cells: [title, dateInWords(heldOn), hoursOf({ minutes }), instructor, organization],
      }))}
      empty=""
    />
  )
}
