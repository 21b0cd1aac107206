import { DataTable } from '@/app/_ui/data-table'
import { Tag } from '@/app/_ui/tag'
import type { ItemAnalysis } from '@/lib/measurement/analysis/queries'
import { correlationWords, rightWords, secondsWords, verdictOf } from './flag-words'
import { ItemCell, versionAddress } from './item-cell'

type Props = {
  caption: string
  items: ItemAnalysis[]
  /** Hashes of the versions in use. */
  current: ReadonlySet<string>
  objectives: ReadonlyMap<string, string>
}

export function ItemsTable({ caption, items, current, objectives }: Props) {
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
        href: versionAddress(one.item.id, one.hash),
        cells: [
          <ItemCell key="item" stem={one.item.stem} id={one.item.id} />,
          <Tag key="verdict" kind={one.flags.length > 0 ? 'warn' : 'neutral'}>
            {verdictOf(one)}
          </Tag>,
          one.count,
          rightWords(one),
          correlationWords(one),
          secondsWords(one.seconds),
          objectives.get(one.item.objective) ?? one.item.objective,
          `${one.hash.slice(0, 7)}${current.has(one.hash) ? '' : ' (earlier)'}`,
        ],
      }))}
      empty="No item."
    />
  )
}

const shownFirst = 20

/** The most urgent, and the others behind a summary. */
export function ItemsToReview({ items, ...shared }: Omit<Props, 'caption'>) {
  const more = items.slice(shownFirst)
  return (
    <>
      <ItemsTable caption="To review, most urgent first" items={items.slice(0, shownFirst)} {...shared} />
      {more.length > 0 && (
        <details>
          <summary>{more.length} more to review</summary>
          <ItemsTable caption="To review, less urgent" items={more} {...shared} />
        </details>
      )}
    </>
  )
}
