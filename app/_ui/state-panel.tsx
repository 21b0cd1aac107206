import type { ReactNode } from 'react'

export type CertificateState = 'valid' | 'superseded' | 'revoked' | 'expired' | 'unknown' | 'demonstration'

type Props = {
  state: CertificateState
  title: string
  children?: ReactNode
  /** `h2` when the page has an `h1` of its own. */
  heading?: 'h1' | 'h2'
}

// One shape each, so that the states differ without color, also in print.
const shapes: Record<CertificateState, string> = {
  valid: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM7.4 12.4l3.1 3.1 6.1-6.6',
  superseded: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM7.5 12h8.5M12.7 8.2l3.8 3.8-3.8 3.8',
  revoked: 'M8 2h8l6 6v8l-6 6H8l-6-6V8zM8.5 8.5l7 7M15.5 8.5l-7 7',
  expired: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM12 6.8v5.6l3.6 2.2',
  unknown: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM9.2 9.3a2.9 2.9 0 1 1 4.1 2.7c-.9.4-1.3 1-1.3 1.9M12 16.9v.1',
  demonstration: 'M12 2.6l10 18H2zM12 9.2v5.2M12 17.4v.1',
}

/** The answer of a verification, readable across a desk. */
export function StatePanel({ state, title, children, heading: Heading = 'h1' }: Props) {
  return (
    <div className={`state state-${state}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={shapes[state]} />
      </svg>
      <div>
        <Heading>{title}</Heading>
        {children}
      </div>
    </div>
  )
}
