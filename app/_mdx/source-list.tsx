import { FactDetail } from './fact-detail'
import type { NumberedFact } from './numbered'

/** The sources of a lesson, numbered as its citations are. Stands in the margin, each to open; prints whole, as footnotes. */
export function SourceList({ sources }: { sources: NumberedFact[] }) {
  return (
    <>
      <h2 className="sides-title">Sources</h2>
      <ol className="sources">
        {sources.map(({ number, fact, effect }) => (
          <li key={number} value={number}>
            <details>
              <summary className="source-citation">{fact.citation}</summary>
              <FactDetail fact={fact} effect={effect} />
            </details>
          </li>
        ))}
      </ol>
    </>
  )
}

/** The same, one by one: each opens at the mark that cites it, by the browser itself. */
export function SourceCards({ sources }: { sources: NumberedFact[] }) {
  return sources.map(({ number, fact, effect }) => (
    <section key={number} id={`fact-${number}`} className="fact-card" popover="auto" aria-label={`Source ${number}`}>
      <p className="fact-card-number">Source {number}</p>
      <p className="source-citation">{fact.citation}</p>
      <FactDetail fact={fact} effect={effect} />
      <button type="button" className="btn btn-quiet" popoverTarget={`fact-${number}`} popoverTargetAction="hide">
        Close
      </button>
    </section>
  ))
}
