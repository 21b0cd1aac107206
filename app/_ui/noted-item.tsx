import type { ReactNode } from 'react'
import { Callout } from './callout'

type Props = {
  note: string | null
  /** Says what a reader loses by leaving it closed. */
  more?: string
  isOpen?: boolean
  children: ReactNode
}

/** The note comes first; the reader opens the question. */
export function NotedItem({ note, more, isOpen = false, children }: Props) {
  if (note === null) return children
  return (
    <>
      <Callout kind="content-note" title="Content note">
        <p>
          {note} {more}
        </p>
      </Callout>
      <details className="noted-item" open={isOpen}>
        <summary>Show the question</summary>
        {children}
      </details>
    </>
  )
}
