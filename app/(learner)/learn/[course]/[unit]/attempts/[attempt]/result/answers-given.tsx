import { Feedback } from '@/app/_ui/feedback'
import { Tag } from '@/app/_ui/tag'
import { StemText } from '@/app/(learner)/stem-text'
import type { Catalog } from '@/lib/content/course/schema'
import type { ReviewRule } from '@/lib/content/course/source'
import { mayReview } from '@/lib/training/attempt/policy'
import type { AttemptReview, ReviewedItem } from '@/lib/training/attempt/review'
import { feedbackOf } from '../../../feedback-of'
import { confidenceWords, points } from '../../../words'

type Props = { catalog: Catalog; rule: ReviewRule; review: AttemptReview; hasPassed: boolean }

const rules: Record<ReviewRule, string> = {
  all: 'You see the questions that you answered.',
  missed: 'You see the questions that you answered and missed. Other people may still get the others.',
  'after-pass': 'You see the questions with their answers once you have passed.',
}

/** More answers than these would bury the rest of the page. */
const mostOpen = 3

/** Missed questions first, the others folded. */
export function AnswersGiven({ catalog, rule, review, hasPassed }: Props) {
  const items = review.items.filter(({ credit, value }) =>
    mayReview(rule, { credit, isAnswered: value.length > 0, hasPassed }),
  )
  const note = items.length < review.items.length ? rules[rule] : null
  const missed = items.filter(({ credit }) => credit < 1)
  const right = items.filter(({ credit }) => credit === 1)
  return (
    <>
      {note && <p className="soft">{note}</p>}
      {missed.length > 0 && (
        <section aria-labelledby="missed">
          <h2 id="missed">{missedTitle(missed)}</h2>
          {missed.map((one) => (
            <Answer key={one.position} catalog={catalog} answer={one} isOpen={missed.length <= mostOpen} />
          ))}
        </section>
      )}
      {right.length > 0 && (
        <details className="fold">
          <summary>
            {right.length === 1 ? '1 question you got right' : `${right.length} questions you got right`}
          </summary>
          <h2 className="vh">Questions you got right</h2>
          {right.map((one) => (
            <Answer key={one.position} catalog={catalog} answer={one} isOpen />
          ))}
        </details>
      )}
    </>
  )
}

function missedTitle(missed: readonly ReviewedItem[]): string {
  const inPart = missed.some(({ credit }) => credit > 0) ? ' in full or in part' : ''
  return missed.length === 1 ? `The question you missed${inPart}` : `${missed.length} questions you missed${inPart}`
}

/** Shows the answer given beside the best one; other answers and the sources are folded. */
function Answer({ catalog, answer, isOpen }: { catalog: Catalog; answer: ReviewedItem; isOpen: boolean }) {
  const { position, credit, value, confidence, item, optionOrder } = answer
  const options = feedbackOf(catalog, item, value, optionOrder)
  const deciding = options.filter(({ key, chosen }) => key || chosen)
  const others = options.filter(({ key, chosen }) => !key && !chosen)
  const citations = [...new Set(deciding.flatMap(({ facts }) => facts.map(({ citation }) => citation)))]
  return (
    <section className="practice-item" aria-label={`Question ${position}`}>
      <p className="feedback-tags">
        <Tag kind={credit === 1 ? 'good' : 'warn'}>{outcome(credit, value)}</Tag>
        {confidence && <Tag>You said: {confidenceWords[confidence]}</Tag>}
      </p>
      <h3 className="practice-stem">
        <StemText stem={item.stem} number={position} />
      </h3>
      <details open={isOpen}>
        <summary>
          {value.length > 0 ? 'Your answer and the best one' : 'The best answer'}
          <span className="vh"> for question {position}</span>
        </summary>
        <Feedback options={deciding.map((option) => ({ ...option, facts: [] }))} />
      </details>
      {others.length + citations.length > 0 && (
        <details>
          <summary>
            {others.length > 0 ? 'Other answers and sources' : 'Sources'}
            <span className="vh"> for question {position}</span>
          </summary>
          {others.length > 0 && <Feedback options={others} />}
          <p className="feedback-sources">{citations.join('; ')}</p>
        </details>
      )}
    </section>
  )
}

function outcome(credit: number, value: readonly string[]): string {
  if (credit === 1) return 'Best answer given'
  if (value.length === 0) return 'No answer'
  return credit > 0 ? `Partly right: ${points(credit)} of 1` : 'Missed'
}
