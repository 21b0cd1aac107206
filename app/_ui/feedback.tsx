import { Tag } from './tag'

export type FeedbackOption = {
  id: string
  text: string
  key: boolean
  chosen: boolean
  /** Where an option is given something: what fits it, and what it was given. */
  pair?: { right: string; given: string | null }
  explanation: string
  facts: { id: string; citation: string }[]
}

/**
 * After an answer: every option with why it tempts and what holds, since the reasons are what is learned.
 * It can take the focus of the button that it stands in for.
 */
export function Feedback({ options }: { options: FeedbackOption[] }) {
  return (
    <ul className="feedback" tabIndex={-1}>
      {options.map((option) => (
        <li
          key={option.id}
          className={[option.key && 'feedback-key', option.chosen && 'feedback-chosen'].filter(Boolean).join(' ')}
        >
          <Tags option={option} />
          <p className="feedback-option">{option.text}</p>
          <p>{option.explanation}</p>
          {option.facts.length > 0 && (
            <p className="feedback-sources">
              <span>{option.facts.length === 1 ? 'Source: ' : 'Sources: '}</span>
              {option.facts.map((fact, index) => (
                <cite key={fact.id}>
                  {index > 0 && '; '}
                  {fact.citation}
                </cite>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Tags({ option: { key: isKey, chosen, pair } }: { option: FeedbackOption }) {
  if (pair) {
    return (
      <p className="feedback-tags">
        <Tag kind="good">Best answer: {pair.right}</Tag>
        <Tag kind={isKey ? 'neutral' : 'warn'}>Your answer: {pair.given ?? 'none'}</Tag>
      </p>
    )
  }
  if (!isKey && !chosen) return null
  return (
    <p className="feedback-tags">
      {isKey && <Tag kind="good">Best answer</Tag>}
      {chosen && <Tag kind={isKey ? 'neutral' : 'warn'}>Your answer</Tag>}
    </p>
  )
}
