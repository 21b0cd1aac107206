import type { ReactNode } from 'react'

/** More rows go behind a summary, so they don't bury the page. */
const mostShown = 30

export function ManyRows({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <>
      <h2>{title}</h2>
      {count <= mostShown ? (
        children
      ) : (
        <details>
          <summary>Each of the {count} people</summary>
          {children}
        </details>
      )}
    </>
  )
}
