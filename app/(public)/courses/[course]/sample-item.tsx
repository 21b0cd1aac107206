import type { Item } from '@/lib/content/quiz/schema'

/** A question as a quiz asks it; each answer folds out what it is worth. */
export function SampleItem({ item }: { item: Item }) {
  if (item.interaction !== 'choice') return null
  return (
    <div className="sample-item">
      <p className="item-stem">{item.stem}</p>
      <ul>
        {item.options.map(({ id, text, explanation, key }) => (
          <li key={id}>
            <details name="sample-item">
              <summary>{text}</summary>
              <p className={key ? 'reply reply-expert' : 'reply reply-costly'}>
                <strong>{key ? 'Yes.' : 'No.'}</strong> {explanation}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </div>
  )
}
