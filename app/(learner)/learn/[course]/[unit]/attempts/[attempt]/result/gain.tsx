import { normalizedChange } from '@/lib/content/quiz/gain'
import { percent } from '@/lib/platform/words'
import type { PretestResult } from '@/lib/training/attempt/queries'
import type { AttemptReview } from '@/lib/training/attempt/review'

export function Gain({ before, after }: { before: PretestResult; after: AttemptReview }) {
  const from = before.raw / before.max
  const to = after.raw / after.max
  return (
    <p className="gain">
      From {percent(from)} in the pre-test to {percent(to)} here: {sentence(from, to)}
    </p>
  )
}

function sentence(from: number, to: number): string {
  const change = normalizedChange(from, to)
  if (change !== null && change > 0) return `you closed ${percent(change)} of the gap.`
  if (from === 1 && to === 1) return 'a full score both times.'
  return to < from ? 'a lower score this time. The objectives below show where.' : 'no change yet.'
}
