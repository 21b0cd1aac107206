import { DataTable } from '@/app/_ui/data-table'
import { inCourseOrder, objectiveText } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Evidence } from '@/lib/training/encounter/evidence'

/** Evidence from encounters, shown beside the quizzes and never scored. */
export function EvidenceTable({ course, evidence, of }: { course: Course; evidence: Evidence[]; of: string }) {
  const order = inCourseOrder(
    course,
    evidence.map(({ objective }) => objective),
  )
  const sorted = evidence.toSorted((a, b) => order.indexOf(a.objective) - order.indexOf(b.objective))
  return (
    <DataTable
      caption={`What ${of} shows (evidence on each objective, not a score)`}
      columns={[
        { key: 'objective', label: 'Objective' },
        { key: 'sound', label: 'Sound choices', numeric: true },
      ]}
      rows={sorted.map(({ objective, sound, decisions }) => ({
        key: objective,
        cells: [objectiveText(course, objective), `${sound} of ${decisions}`],
      }))}
      empty="Nothing yet"
    />
  )
}
