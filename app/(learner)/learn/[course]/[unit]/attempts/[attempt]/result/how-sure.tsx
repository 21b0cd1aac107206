import { DataTable } from '@/app/_ui/data-table'
import { type CalibrationLevel, calibrate } from '@/lib/content/quiz/calibration'
import { percent } from '@/lib/platform/words'
import type { AttemptReview } from '@/lib/training/attempt/review'
import { confidenceWords } from '../../../words'

/** Empty when the learner rated no answer. */
export function HowSure({ review }: { review: AttemptReview }) {
  const levels = calibrate(
    review.items.map(({ confidence, value, credit }) => ({
      confidence: value.length > 0 ? confidence : null,
      correct: credit === 1,
    })),
  )
  if (levels.length === 0) return null
  return (
    <details className="fold">
      <summary>How sure you were</summary>
      <p>{sentence(levels)}</p>
      <DataTable
        caption="How sure, and how often right"
        columns={[
          { key: 'confidence', label: 'You said' },
          { key: 'answers', label: 'Answers', numeric: true },
          { key: 'correct', label: 'Fully right', numeric: true },
          { key: 'share', label: 'Share', numeric: true },
        ]}
        rows={levels.map(({ confidence, answers, correct }) => ({
          key: confidence,
          cells: [confidenceWords[confidence], answers, correct, percent(correct / answers)],
        }))}
        empty=""
      />
    </details>
  )
}

function sentence(levels: readonly CalibrationLevel[]): string {
  const sure = levels.find(({ confidence }) => confidence === 'sure')
  if (!sure) return 'You weren’t sure of any answer. See which ones were right.'
  const wrong = sure.answers - sure.correct
  if (wrong === 0) return 'Whenever you were sure, you were right.'
  const times = wrong === 1 ? 'once' : `${wrong} times`
  return `You were sure but not fully right ${times}. Look at those questions first.`
}
