import { DataTable } from '@/app/_ui/data-table'
import type { HoldView } from '@/lib/people/privacy/queries'
import { dayInWords, siteTimeZone } from '@/lib/platform/words'

export function HoldsTable({ holds }: { holds: HoldView[] }) {
  return (
    <DataTable
      caption="Holds in force"
      columns={[
        { key: 'name', label: 'Person or organization' },
        { key: 'end', label: 'End' },
        { key: 'reason', label: 'Reason' },
        { key: 'since', label: 'Since' },
        { key: 'by', label: 'Placed by' },
      ]}
      rows={holds.map(({ id, name, reason, placedAt, placedBy }) => ({
        key: id,
        cells: [
          name,
          <a key="end" href={`/admin/holds/${id}`} aria-label={`End the hold on ${name}`}>
            End
          </a>,
          reason,
          dayInWords(placedAt, siteTimeZone),
          placedBy,
        ],
      }))}
      empty="No hold is in force."
    />
  )
}
