import { ScatterPlot } from '@/app/_ui/scatter-plot'
import { fewestToJudge, limits } from '@/lib/measurement/analysis/judge'
import type { ItemAnalysis } from '@/lib/measurement/analysis/queries'
import { firstWords } from '@/lib/platform/words'
import { two, verdictOf } from './flag-words'
import { versionAddress } from './item-cell'

export function ItemsPlot({ items }: { items: ItemAnalysis[] }) {
  const shown = items.filter(({ count, discrimination }) => count >= fewestToJudge && discrimination !== null)
  if (shown.length === 0) return null
  return (
    <ScatterPlot
      title="Difficulty and discrimination"
      note="A triangle marks an item to look at and links to it. In the tinted area, both measures are acceptable. The table has the same figures."
      x={{
        label: 'Right (p) →',
        from: 0,
        to: 1,
        ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: at.toFixed(2) })),
        good: { from: limits.hard, to: limits.easy },
      }}
      y={{
        label: 'With the rest (r)',
        from: -0.4,
        to: 0.8,
        ticks: [-0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8].map((at) => ({ at, text: at.toFixed(1) })),
        good: { from: limits.discrimination, to: 0.8 },
      }}
      points={shown.map((one) => ({
        key: one.hash,
        label: `${firstWords(one.item.stem, 50)} (${one.item.id}): p ${two(one.difficulty)}, r ${two(one.discrimination)}. ${verdictOf(one)}`,
        href: versionAddress(one.item.id, one.hash),
        x: one.difficulty,
        y: one.discrimination ?? 0,
        flagged: one.flags.length > 0,
      }))}
    />
  )
}
