import { Tag } from '@/app/_ui/tag'
import type { Fact } from '@/lib/course/schema'

type Props = {
  facts: ReadonlyMap<string, Fact>
  /** Fact id to its number in this lesson. */
  numbers: ReadonlyMap<string, number>
}

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' })

function ReadFrom({ title, url, pageDate }: Fact['readFrom'][number]) {
  return (
    <li>
      Read from{' '}
      <a href={url} rel="external noopener noreferrer">
        {title}
      </a>
      {pageDate && `, page of ${day.format(new Date(pageDate))}`}
    </li>
  )
}

/** The sources of a lesson, numbered as its citations are. Stands in the margin; prints as footnotes. */
export function SourceList({ facts, numbers }: Props) {
  const sources = Array.from(numbers, ([id, number]) => ({ number, fact: facts.get(id) })).sort(
    (a, b) => a.number - b.number,
  )
  return (
    <>
      <h2 className="sides-title">Sources</h2>
      <ol className="sources">
        {sources.map(
          ({ number, fact }) =>
            fact && (
              <li key={number} value={number} id={`source-${number}`}>
                <p className="source-citation">{fact.citation}</p>
                <p>{fact.statement}</p>
                {fact.status !== 'confirmed' && (
                  <Tag kind="warn">{fact.status === 'partly' ? 'Partly confirmed' : 'Not confirmed'}</Tag>
                )}
                <ul>
                  {fact.readFrom.map((page) => (
                    <ReadFrom key={page.url} {...page} />
                  ))}
                </ul>
                <p className="source-read">{fact.accessed}</p>
              </li>
            ),
        )}
      </ol>
    </>
  )
}
