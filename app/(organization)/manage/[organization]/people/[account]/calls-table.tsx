import { DataTable } from '@/app/_ui/data-table'
import type { Course } from '@/lib/content/course/schema'
import { type StageTallies, stages, stageTitles } from '@/lib/measurement/discrimination/stages'

export function CallsTable({ courses }: { courses: readonly { course: Course; tallies: StageTallies }[] }) {
  const rows = courses.flatMap(({ course, tallies }) =>
    stages.flatMap((stage) => {
      const tally = tallies[stage]
      return tally ? [{ course, stage, tally }] : []
    }),
  )
  return (
    <DataTable
      caption="Right calls and false alarms"
      columns={[
        { key: 'stage', label: 'Stage' },
        { key: 'course', label: 'Course' },
        { key: 'found', label: 'Trafficking acted on', numeric: true },
        { key: 'alarms', label: 'False alarms at look-alikes', numeric: true },
      ]}
      rows={rows.map(({ course, stage, tally: { hits, misses, falseAlarms, correctRejections } }) => ({
        key: `${course.id} ${stage}`,
        cells: [
          stageTitles[stage],
          course.subtitle,
          `${hits} of ${hits + misses}`,
          `${falseAlarms} of ${falseAlarms + correctRejections}`,
        ],
      }))}
      empty="No case decided yet."
    />
  )
}
