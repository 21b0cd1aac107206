import type { PretestResult } from '@/lib/attempt/queries'
import type { AttemptReview } from '@/lib/attempt/review'
import { normalizedChange } from '@/lib/quiz/gain'
import { percent } from '../../../words'

/** What was gained since the pre-test, in one sentence. */
export function Gain({ before, after }: { before: PretestResult; after: AttemptReview }) {
  const [from, to] = [before.raw / before.max, after.raw / after.max]
  return (
    <p className="gain">
      From {percent(from)} in the pre-test to {percent(to)} here: {sentence(normalizedChange(from, to))}
    </p>
  )
}

function sentence(change: number | null): string {
  if (change === null) return 'there was nothing left to gain.'
  if (change > 0) return `you gained ${percent(change)} of what there was to gain.`
  return change === 0 ? 'no change yet.' : 'fewer than before. The lessons below help to find out why.'
}
