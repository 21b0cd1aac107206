import { normalizedChange } from '@/lib/content/quiz/gain'
import type { PretestResult } from '@/lib/training/attempt/queries'
import type { AttemptReview } from '@/lib/training/attempt/review'
import { percent } from '../../../words'

/** What was gained since the pre-test, in one sentence. */
export function Gain({ before, after }: { before: PretestResult; after: AttemptReview }) {
  const [from, to] = [before.raw / before.max, after.raw / after.max]
  return (
    <p className="gain">
      From {percent(from)} in the pre-test to {percent(to)} here: {sentence(from, to)}
    </p>
  )
}

function sentence(from: number, to: number): string {
  const change = normalizedChange(from, to)
  if (change !== null && change > 0) return `you gained ${percent(change)} of what there was to gain.`
  if (from === 1 && to === 1) return 'there was nothing left to gain.'
  return to < from ? 'this time it was less. Other cases, other days: see by objective where.' : 'no change yet.'
}
