import { DataTable } from '@/app/_ui/data-table'
import { Tag } from '@/app/_ui/tag'
import type { AttemptReview, PretestResult } from '@/lib/attempt/queries'
import { objectiveText } from '@/lib/course/lookup'
import type { Course } from '@/lib/course/schema'

type Props = {
  course: Course
  review: AttemptReview
  /** Then nothing is met or failed: its forms draw too few items on each objective to say so. */
  isPretest: boolean
  /** Shown beside a final, as what was gained. */
  before: PretestResult | null
}

/** A result by objective; for a final beside the pre-test, when there was one. */
export function ByObjective({ course, review, isPretest, before }: Props) {
  const columns = [
    { key: 'objective', label: 'Objective' },
    ...(before ? [{ key: 'before', label: 'In the pre-test', numeric: true }] : []),
    { key: 'score', label: 'Best answers', numeric: true },
    ...(isPretest ? [] : [{ key: 'state', label: 'Met' }]),
  ]
  const rows = review.objectives.map((one) => {
    const earlier = before?.objectives.find(({ objective }) => objective === one.objective)
    return {
      key: one.objective,
      cells: [
        objectiveText(course, one.objective),
        ...(before ? [earlier ? `${earlier.raw} of ${earlier.max}` : ''] : []),
        `${one.raw} of ${one.max}`,
        ...(isPretest
          ? []
          : [
              <Tag key="state" kind={one.failed ? 'warn' : 'good'}>
                {one.failed ? 'Not yet' : 'Met'}
              </Tag>,
            ]),
      ],
    }
  })
  return <DataTable caption="By objective" columns={columns} rows={rows} empty="No objectives" />
}
