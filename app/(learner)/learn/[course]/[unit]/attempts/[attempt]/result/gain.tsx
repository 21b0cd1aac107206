import { GainPlot } from '@/app/_ui/gain-plot'
import { normalizedChange, onSame } from '@/lib/content/quiz/gain'
import { percent } from '@/lib/platform/words'
import type { PretestResult } from '@/lib/training/attempt/queries'
import type { AttemptReview } from '@/lib/training/attempt/review'

export function Gain({ before, after }: { before: PretestResult; after: AttemptReview }) {
  const from = before.raw / before.max
  const same = onSame(before.objectives, after.objectives)
  if (same.length === 0) return null
  const to = sum(same.map(({ raw }) => raw)) / sum(same.map(({ max }) => max))
  const where = same.length < after.objectives.length ? 'here on the same objectives' : 'here'
  return (
    <section>
      <h2>Before and after</h2>
      <p className="gain">
        From {percent(from)} in the pre-test to {percent(to)} {where}: {sentence(from, to)}
      </p>
      <GainPlot title="All objectives" rows={[{ label: '', before: from, after: to }]} />
    </section>
  )
}

function sentence(from: number, to: number): string {
  const change = normalizedChange(from, to)
  if (change !== null && change > 0) return `you closed ${percent(change)} of the gap.`
  if (from === 1 && to === 1) return 'a full score both times.'
  return to < from ? 'a lower score this time. The objectives below show where.' : 'no change yet.'
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
