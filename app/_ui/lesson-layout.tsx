import type { ReactNode } from 'react'

type Props = { outline: ReactNode; article: ReactNode; sides: ReactNode }

/** Renders the page's `main`, so never nest it in `Page`. */
export function LessonLayout({ outline, article, sides }: Props) {
  return (
    <main id="main" className="lesson" tabIndex={-1}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls when it is long, so the keyboard must reach it */}
      <nav className="outline" aria-label="Course outline" tabIndex={0}>
        {/* Closed on a phone; on a wide screen, CSS opens it and hides the summary. */}
        <details>
          <summary>Course outline</summary>
          {outline}
        </details>
      </nav>
      <article className="lesson-text">
        {article}
        <span id="lesson-end" />
      </article>
      <section className="sides" aria-label="Sources">
        {sides}
      </section>
    </main>
  )
}
