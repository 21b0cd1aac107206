import type { ReactNode } from 'react'
import { Page } from '@/app/_ui/page-frame'
import type { RollCallPiece } from '@/lib/content/course/handout-source'

type Props = {
  piece: RollCallPiece
  number: number
  /** Has the focus, so that Enter goes on. */
  onward: { href: string; text: string }
  back: { href: string; text: string }
  children: ReactNode
}

/** Large type for a room. */
export function Projected({ piece, number, onward, back, children }: Props) {
  return (
    <Page width="wide">
      <div className="projected">
        <h1>
          {number}. {piece.title}
        </h1>
        {children}
        <p className="projected-nav">
          {/* biome-ignore lint/a11y/noAutofocus: whoever shows the page has a keyboard or a clicker, and no pointer */}
          <a className="btn btn-primary" href={onward.href} autoFocus>
            {onward.text}
          </a>
          <a href={back.href}>{back.text}</a>
        </p>
      </div>
    </Page>
  )
}
