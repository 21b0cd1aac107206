import { DataTable } from '@/app/_ui/data-table'
import { Tag } from '@/app/_ui/tag'
import { dateInWords } from '@/lib/platform/words'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import type { OutsideView } from '@/lib/record/outside-certificate/queries'
import { outsideTags } from './outside-words'

type Props = {
  caption: string
  /** The address that the certificates' ids follow. */
  to: string
  rows: readonly OutsideView[]
  /** The person or organization, in a list of several. */
  whose?: { label: string; of: (one: OutsideView) => string }
  empty: string
}

export function OutsideTable({ caption, to, rows, whose, empty }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'title', label: 'Title' },
        { key: 'state', label: 'Status' },
        ...(whose ? [{ key: 'whose', label: whose.label }] : []),
        { key: 'hours', label: 'Hours', numeric: true },
        { key: 'on', label: 'Date' },
        { key: 'provider', label: 'Provider' },
      ]}
      rows={rows.map((one) => ({
        key: one.certificateId,
        href: `${to}/${one.certificateId}`,
        cells: [
          one.title,
          <Tag key="state" kind={outsideTags[one.state].kind}>
            {outsideTags[one.state].text}
          </Tag>,
          ...(whose ? [<bdi key="whose">{whose.of(one)}</bdi>] : []),
          hoursOf(one),
          dateInWords(one.earnedOn),
          one.provider,
        ],
      }))}
      empty={empty}
    />
  )
}
