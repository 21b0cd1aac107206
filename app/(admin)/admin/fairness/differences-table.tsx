import { DataTable } from '@/app/_ui/data-table'
import { Tag } from '@/app/_ui/tag'
import { ItemCell, versionAddress } from '@/app/(admin)/admin/items/item-cell'
import type { ItemDifference } from '@/lib/measurement/analysis/group-differences'
import type { Difference } from '@/lib/measurement/analysis/mantel-haenszel'

const mostShown = 50

const sizes: Record<Difference['size'], string> = { A: 'Negligible (A)', B: 'Moderate (B)', C: 'Large (C)' }

type Props = { items: readonly ItemDifference[]; nameOf: (group: string) => string }

/** Largest difference first. */
export function DifferencesTable({ items, nameOf }: Props) {
  return (
    <DataTable
      caption={`Items by difference, ${Math.min(mostShown, items.length)} of ${items.length}`}
      columns={[
        { key: 'item', label: 'Item' },
        { key: 'size', label: 'Difference' },
        { key: 'group', label: 'Group' },
        { key: 'delta', label: 'Delta (standard error)', numeric: true },
        { key: 'odds', label: 'Odds ratio, others to group', numeric: true },
        { key: 'answers', label: 'Answers: group, others', numeric: true },
      ]}
      rows={items.slice(0, mostShown).map((one) => ({
        key: `${one.hash} ${one.group}`,
        href: versionAddress(one.itemId, one.hash),
        cells: [
          <ItemCell key="item" stem={one.stem} id={one.itemId} />,
          <Tag key="size" kind={one.size === 'A' ? 'neutral' : 'warn'}>
            {sizes[one.size]}
          </Tag>,
          nameOf(one.group),
          `${one.delta.toFixed(2)} (${one.standardError.toFixed(2)})`,
          one.oddsRatio.toFixed(2),
          `${one.answers[0]}, ${one.answers[1]}`,
        ],
      }))}
      empty="No item has enough answers from both sides yet."
    />
  )
}
