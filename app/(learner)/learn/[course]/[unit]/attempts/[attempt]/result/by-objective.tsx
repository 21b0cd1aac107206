import { DataTable } from '@/app/_ui/data-table'
import { GainPlot } from '@/app/_ui/gain-plot'
import { Tag } from '@/app/_ui/tag'
import { inCourseOrder, objectiveText } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { PretestResult } from '@/lib/training/attempt/queries'
import type { AttemptReview } from '@/lib/training/attempt/review'
import type { Evidence } from '@/lib/training/encounter/evidence'
import { points } from '../../../words'

type Props = {
  course: Course
  review: AttemptReview
  /** For the gain shown beside a final. */
  before: PretestResult | null
  /** Evidence from encounters, shown beside a final and never scored. */
  evidence: Evidence[]
}

export function ByObjective({ course, review, before, evidence }: Props) {
  const mayFail = review.rule.objectiveMissed !== undefined
  const columns = [
    { key: 'objective', label: 'Objective' },
    ...(before ? [{ key: 'before', label: 'In the pre-test', numeric: true }] : []),
    { key: 'score', label: before ? 'In the final' : 'Best answers', numeric: true },
    ...(evidence.length > 0 ? [{ key: 'encounters', label: 'Sound choices in encounters', numeric: true }] : []),
    ...(mayFail ? [{ key: 'state', label: 'Met' }] : []),
  ]
  const order = inCourseOrder(
    course,
    review.objectives.map(({ objective }) => objective),
  )
  const sorted = review.objectives.toSorted((a, b) => order.indexOf(a.objective) - order.indexOf(b.objective))
  const objectives = sorted.map((one) => ({
    ...one,
    text: objectiveText(course, one.objective),
    inRuns: evidence.find(({ objective }) => objective === one.objective),
    earlier: before?.objectives.find(({ objective }) => objective === one.objective),
  }))
  const rows = objectives.map(({ objective, text, earlier, inRuns, raw, max, failed }) => ({
    key: objective,
    cells: [
      text,
      ...(before ? [earlier ? `${points(earlier.raw)} of ${earlier.max}` : ''] : []),
      `${points(raw)} of ${max}`,
      ...(evidence.length > 0 ? [inRuns ? `${inRuns.sound} of ${inRuns.decisions}` : ''] : []),
      ...(mayFail
        ? [
            <Tag key="state" kind={failed ? 'warn' : 'good'}>
              {failed ? 'Not yet' : 'Met'}
            </Tag>,
          ]
        : []),
    ],
  }))
  return (
    <>
      {before && (
        <GainPlot
          title="From the pre-test to the final"
          rows={objectives.flatMap(({ text, earlier, raw, max }) =>
            earlier ? [{ label: text, before: earlier.raw / earlier.max, after: raw / max }] : [],
          )}
        />
      )}
      <DataTable caption="By objective" columns={columns} rows={rows} empty="No objectives" />
    </>
  )
}
