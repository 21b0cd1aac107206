import { DataTable } from '@/app/_ui/data-table'
import { Tag } from '@/app/_ui/tag'
import type { ItemAnalysis } from '@/lib/training/analysis/queries'
import { secondsWords, two, verdictOf } from './flag-words'

type Props = {
  caption: string
  items: ItemAnalysis[]
  /** Hashes of the versions in use. */
  current: ReadonlySet<string>
}

export function ItemsTable({ caption, items, current }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'item', label: 'Item' },
        { key: 'verdict', label: 'What to look at' },
        { key: 'count', label: 'Answers (n)', numeric: true },
        { key: 'difficulty', label: 'Right (p)', numeric: true },
        { key: 'discrimination', label: 'With the rest (r)', numeric: true },
        { key: 'seconds', label: 'Time', numeric: true },
        { key: 'objective', label: 'Objective' },
        { key: 'version', label: 'Version' },
      ]}
      rows={items.map((one) => ({
        key: one.hash,
        cells: [
          <a key="item" href={`/admin/items/${one.item.id}#v-${one.hash.slice(0, 12)}`}>
            {one.item.id}
          </a>,
          <Tag key="verdict" kind={one.flags.length > 0 ? 'warn' : 'neutral'}>
            {verdictOf(one)}
          </Tag>,
          one.count,
          two(one.difficulty),
          two(one.discrimination),
          secondsWords(one.seconds),
          one.item.objective,
          `${one.hash.slice(0, 7)}${current.has(one.hash) ? '' : ' (earlier)'}`,
        ],
      }))}
      empty="No item."
    />
  )
}
