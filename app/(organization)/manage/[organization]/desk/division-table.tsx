import { DataTable } from '@/app/_ui/data-table'
import type { DivisionCounts } from '@/lib/record/desk/queries'

type Props = { home: string; course: string; divisions: readonly DivisionCounts[] }

/** A division's row counts its own people, without those of its subdivisions. */
export function DivisionTable({ home, course, divisions }: Props) {
  return (
    <DataTable
      caption="Progress by division"
      columns={[
        { key: 'division', label: 'Division' },
        { key: 'bar', label: 'Certified' },
        { key: 'people', label: 'People', numeric: true },
        { key: 'notStarted', label: 'Not started', numeric: true },
        { key: 'progress', label: 'In progress', numeric: true },
        { key: 'failed', label: 'Failed the final', numeric: true },
        { key: 'overdue', label: 'Overdue', numeric: true },
        { key: 'expiring', label: 'Expiring', numeric: true },
      ]}
      rows={divisions.map((one) => ({
        key: one.divisionId ?? 'none',
        ...(one.divisionId && { href: `${home}/people?course=${course}&division=${one.divisionId}` }),
        cells: [
          one.divisionId ? one.division : 'No division',
          <label key="bar" className="share">
            <progress value={one.certified} max={one.people} />{' '}
            <span>
              {one.certified} of {one.people}
            </span>
          </label>,
          one.people,
          one.notStarted,
          one.inProgress,
          one.failed,
          one.overdue,
          one.expiring,
        ],
      }))}
      empty="No one is in your organization yet. Send people a join link."
    />
  )
}
