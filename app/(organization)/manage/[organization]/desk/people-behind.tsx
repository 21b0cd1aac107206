import { DataTable } from '@/app/_ui/data-table'
import { dateInWords } from '@/lib/platform/words'
import type { DeskPerson } from '@/lib/record/desk/queries'

interface Props {
  id: string
  title: string
  day: string
  home: string
  rows: readonly DeskPerson[]
  most: number
}

export function PeopleBehind({ id, title, day, home, rows, most }: Props) {
  return (
    <section id={id}>
      <DataTable
        caption={title}
        columns={[
          { key: 'person', label: 'Person' },
          { key: 'day', label: day },
        ]}
        rows={rows.map(({ accountId, name, on }) => ({
          key: accountId,
          href: `${home}/people/${accountId}`,
          cells: [<bdi key="person">{name}</bdi>, dateInWords(on)],
        }))}
        empty="No one."
      />
      {rows.length === most && <p>The first {most} are shown.</p>}
    </section>
  )
}
