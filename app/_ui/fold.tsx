import type { ReactNode } from 'react'

type Props = { title: string; note?: string; id?: string; level?: 2 | 3; isOpen?: boolean; children: ReactNode }

/** The id is on the content, so that browsers open the fold for a link to it. */
export function Fold({ title, note, id, level = 2, isOpen = false, children }: Props) {
  const Heading = `h${level}` as const
  return (
    <details className="fold-row" open={isOpen}>
      <summary>
        <Heading>{title}</Heading>
        {note && <span className="fold-row-note">{note}</span>}
      </summary>
      <div className="fold-row-body" id={id}>
        {children}
      </div>
    </details>
  )
}
