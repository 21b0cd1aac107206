import type { ReactNode } from 'react'

/** `address`: where the lesson's scripts send what the learner does. */
type Props = { address: string; outline: ReactNode; article: ReactNode; sides: ReactNode }

/** Renders the page's `main`, so never nest it in `Page`. */
export function LessonLayout({ address, outline, article, sides }: Props) {
  return (
    <main id="main" className="lesson" tabIndex={-1}>
      <article className="lesson-text" data-lesson={address}>
        {article}
        <span id="lesson-end" />
      </article>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls when it is long, so the keyboard must reach it */}
      <nav className="outline" aria-label="Course outline" tabIndex={0}>
        {/* Closed on a phone; on a wide screen, CSS opens it and hides the summary. */}
        <details>
          <summary>Course outline</summary>
          {outline}
        </details>
      </nav>
      <section className="sides" aria-label="Words and sources">
        {sides}
      </section>
    </main>
  )
}
