import { Tag } from './tag'

export type FeedbackOption = {
  id: string
  text: string
  key: boolean
  chosen: boolean
  /** For matching and ordering: the correct target, and the one chosen. */
  pair?: { right: string; given: string | null }
  explanation: string
  facts: { id: string; citation: string }[]
}

/** Explains every option, because the reasons teach. Can take focus from the button that it replaces. */
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
