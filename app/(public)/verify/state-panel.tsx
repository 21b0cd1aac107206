import type { ReactNode } from 'react'
import { type DrawnState, drawState } from '@/lib/proof/verification/drawing'

type Props = {
  state: DrawnState
  title: string
  children?: ReactNode
  /** `h2` when the page has its own `h1`. */
  heading?: 'h1' | 'h2'
  /** Not a real certificate. */
  demonstration?: boolean
}

/** Sized to be readable across a desk. */
export function StatePanel({ state, title, children, heading: Heading = 'h1', demonstration = false }: Props) {
  const { shape, className } = drawState(state, demonstration)
  return (
    <div className={className}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={shape} />
      </svg>
      <div>
        <Heading>{title}</Heading>
        {children}
      </div>
    </div>
  )
}
