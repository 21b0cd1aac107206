import { FactDetail } from './fact-detail'
import type { NumberedFact } from './numbered'

/** Opens in the margin, and prints in full as footnotes. */
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

/** Popovers that open at the citation natively, without JavaScript. */
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
