import { Tag } from './tag'

export type FeedbackOption = {
  id: string
  text: string
  key: boolean
  chosen: boolean
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
      {options.map(({ id, text, key, chosen, explanation, facts }) => (
        <li key={id} className={[key && 'feedback-key', chosen && 'feedback-chosen'].filter(Boolean).join(' ')}>
          {(key || chosen) && (
            <p className="feedback-tags">
              {key && <Tag kind="good">Best answer</Tag>}
              {chosen && <Tag kind={key ? 'neutral' : 'warn'}>Your answer</Tag>}
            </p>
          )}
          <p className="feedback-option">{text}</p>
          <p>{explanation}</p>
          {facts.length > 0 && (
            <p className="feedback-sources">
              <span>{facts.length === 1 ? 'Source: ' : 'Sources: '}</span>
              {facts.map((fact, index) => (
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
