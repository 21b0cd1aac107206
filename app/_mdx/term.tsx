import type { ReactNode } from 'react'
import type { GlossaryTerm } from '@/lib/content/course/register-source'

/** Leads to the glossary; app/_client/terms.ts shows the definition in place. */
export function TermLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <a className="term" href={`/glossary#${id}`} aria-describedby={`word-${id}`}>
      {children}
    </a>
  )
}

export function LessonTerms({ terms }: { terms: readonly GlossaryTerm[] }) {
  if (terms.length === 0) return null
  return (
    <details className="lesson-terms">
      <summary>Words in this lesson ({terms.length})</summary>
      <dl className="words">
        {terms.map(({ id, term, definition }) => (
          <div key={id}>
            <dt>{term}</dt>
            <dd id={`word-${id}`}>{definition}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/glossary">All words, with their sources</a>
      </p>
    </details>
  )
}
