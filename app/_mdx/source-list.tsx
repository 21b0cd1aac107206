import type { ReactNode } from 'react'
import { sourcesId } from './cites'
import { FactDetail } from './fact-detail'
import type { NumberedFact } from './numbered'

/** Each entry opens its card, which has the detail: with a second copy of it, a lesson would weigh a third more. */
export function SourceList({ sources }: { sources: NumberedFact[] }) {
  return (
    <details>
      <summary className="sides-title">All sources of this lesson ({sources.length})</summary>
      <ol className="sources">
        {sources.map(({ number, fact }) => (
          <li key={number} value={number}>
            <button type="button" className="btn-link" popoverTarget={sourcesId([number])}>
              {fact.citation}
            </button>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** The sources behind each mark, by the id of the popover that it opens. */
export type SourceGroups = Map<string, number[]>

/** Renders after the text, which fills `groups`. The popovers open without JavaScript, and print as notes. */
export function SourceCards({ sources, groups }: { sources: NumberedFact[]; groups: SourceGroups }) {
  const several = [...groups].filter(([, numbers]) => numbers.length > 1)
  return (
    <>
      {several.map(([id, numbers]) => (
        <SourceCard key={id} id={id} title={`${numbers.length} sources`}>
          <ul className="fact-card-list">
            {numbers.map((number) => (
              <li key={number}>
                <span className="source-citation">{sources[number - 1]?.fact.citation}</span>{' '}
                <button type="button" className="btn-link" popoverTarget={sourcesId([number])}>
                  Open<span className="vh"> source {number}</span>
                </button>
              </li>
            ))}
          </ul>
        </SourceCard>
      ))}
      {sources.map(({ number, fact, effect }) => (
        <SourceCard key={number} id={sourcesId([number])} title={`Source ${number}`}>
          <p className="source-citation">{fact.citation}</p>
          <FactDetail fact={fact} effect={effect} />
        </SourceCard>
      ))}
    </>
  )
}

function SourceCard({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="fact-card" popover="auto" aria-label={title}>
      <p className="fact-card-number">{title}</p>
      {children}
      <button type="button" className="btn btn-quiet" popoverTarget={id} popoverTargetAction="hide">
        Close
      </button>
    </section>
  )
}
