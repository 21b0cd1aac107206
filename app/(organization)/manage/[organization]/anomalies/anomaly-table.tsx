import { DataTable } from '@/app/_ui/data-table'
import { Tag } from '@/app/_ui/tag'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { momentInWords } from '@/lib/platform/words'
import type { AnomalyRow } from '@/lib/record/anomaly/queries'
import { anomalyKinds } from '@/lib/record/anomaly/thresholds'
import { measuredInWords } from '@/lib/record/anomaly/words'
import { outcomeWords } from './outcome-words'

type Props = { caption: string; rows: readonly AnomalyRow[]; courses: readonly Course[]; coordinator: Coordinator }

export function AnomalyTable({ caption, rows, courses, coordinator }: Props) {
  const titleOf = new Map(courses.flatMap(listUnits).map(({ id, title }) => [id, title]))
  const { organizationId, timeZone } = coordinator
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'what', label: 'Time flag' },
        { key: 'name', label: 'Name' },
        { key: 'state', label: 'State' },
        { key: 'when', label: 'When' },
        { key: 'measured', label: 'Measured' },
      ]}
      rows={rows.map(({ id, name, kind, unitId, facts, happenedAt, outcome, reason }) => ({
        key: id,
        href: `/manage/${organizationId}/anomalies/${id}`,
        cells: [
          `${anomalyKinds[kind].title}${unitId ? `: ${titleOf.get(unitId) ?? unitId}` : ''}`,
          <bdi key="name">{name}</bdi>,
          outcome ? (
            `${outcomeWords[outcome]}. ${reason}`
          ) : (
            <Tag key="state" kind="info">
              Open
            </Tag>
          ),
          momentInWords(happenedAt, timeZone),
          measuredInWords(kind, facts),
        ],
      }))}
      empty="No time flags."
    />
  )
}
