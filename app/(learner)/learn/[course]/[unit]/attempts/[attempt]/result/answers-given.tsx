import { Feedback } from '@/app/_ui/feedback'
import { Tag } from '@/app/_ui/tag'
import type { Catalog } from '@/lib/content/course/schema'
import type { ReviewRule } from '@/lib/content/course/source'
import { mayReview } from '@/lib/training/attempt/policy'
import type { AttemptReview, ReviewedItem } from '@/lib/training/attempt/review'
import { feedbackOf } from '../../../feedback-of'
import { confidenceWords, points } from '../../../words'

type Props = { catalog: Catalog; rule: ReviewRule; review: AttemptReview; hasPassed: boolean }

const rules: Record<ReviewRule, string | null> = {
  all: null,
  missed: 'You see the items that you missed. Other people may still get the others.',
  'after-pass': 'You see the items with their answers once you have passed.',
}

export function AnswersGiven({ catalog, rule, review, hasPassed }: Props) {
  const items = review.items.filter(({ credit }) => mayReview(rule, { credit, hasPassed }))
  const note = items.length < review.items.length ? rules[rule] : null
  return (
    <>
      <h2>Your answers</h2>
      {note && <p>{note}</p>}
      {items.map((one) => (
        <section key={one.position} className="practice-item" aria-label={`Item ${one.position}`}>
          <p className="feedback-tags">
            <Tag kind={one.credit === 1 ? 'good' : 'warn'}>{outcome(one)}</Tag>
            {one.confidence && <Tag>You said: {confidenceWords[one.confidence]}</Tag>}
          </p>
          <p className="practice-stem">
            {one.position}. {one.item.stem}
          </p>
          <Feedback options={feedbackOf(catalog, one.item, one.value, one.optionOrder)} />
        </section>
      ))}
    </>
  )
}

function outcome({ credit, value }: ReviewedItem): string {
  if (credit === 1) return 'Best answer given'
  if (value.length === 0) return 'No answer'
  return credit > 0 ? `Partly right: ${points(credit)} of 1` : 'Missed'
}
