import type { ReactNode } from 'react'

export type PanelState =
  | 'valid'
  | 'genuine'
  | 'expired'
  | 'superseded'
  | 'revoked'
  | 'contradicted'
  | 'altered'
  | 'impersonation'
  | 'not-issued'
  | 'unchecked'
  | 'unreadable'
  | 'unknown'
  | 'demonstration'

type Props = {
  state: PanelState
  title: string
  children?: ReactNode
  /** `h2` when the page has its own `h1`. */
  heading?: 'h1' | 'h2'
  /** Not a real certificate: dashed frame, never the valid color. */
  demonstration?: boolean
}

// One shape per state, so that states differ without color, also in print.
const shapes: Record<PanelState, string> = {
  valid: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM7.4 12.4l3.1 3.1 6.1-6.6',
  genuine: 'M12 2l8 3v6.2c0 5-3.3 8.7-8 10.8-4.7-2.1-8-5.8-8-10.8V5zM8.2 11.9l2.7 2.7 5-5.4',
  expired: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM12 6.8v5.6l3.6 2.2',
  superseded: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM7.5 12h8.5M12.7 8.2l3.8 3.8-3.8 3.8',
  revoked: 'M8 2h8l6 6v8l-6 6H8l-6-6V8zM8.5 8.5l7 7M15.5 8.5l-7 7',
  contradicted: 'M12 2.6l10 18H2zM12 9.2v5.2M12 17.4v.1',
  altered: 'M5 9.5V2h14v6.5M5 9.5l3.5 2 3.5-2.5 3.5 2.5L19 8.5M5 14v8h14v-9l-3.5 2.5-3.5-2.5-3.5 2.5z',
  impersonation: 'M12 2.6l10 18H2zM9.4 11.4l5.2 5.2M14.6 11.4l-5.2 5.2',
  'not-issued': 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM7 12h10',
  unchecked: 'M3 3h18v18H3zM9.2 9.3a2.9 2.9 0 1 1 4.1 2.7c-.9.4-1.3 1-1.3 1.9M12 16.9v.1',
  unreadable: 'M5 2h9l5 5v15H5zM14 2v5h5M9 12l6 6M15 12l-6 6',
  unknown: 'M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM9.2 9.3a2.9 2.9 0 1 1 4.1 2.7c-.9.4-1.3 1-1.3 1.9M12 16.9v.1',
  demonstration: 'M12 2.6l10 18H2zM12 9.2v5.2M12 17.4v.1',
}

function looksOf(state: PanelState, demonstration: boolean): { shown: PanelState; className: string } {
  if (!demonstration) return { shown: state, className: `state state-${state}` }
  const shown = state === 'valid' || state === 'genuine' ? 'demonstration' : state
  return { shown, className: `state state-${shown} state-demonstration` }
}

/** Sized to be readable across a desk. */
export function StatePanel({ state, title, children, heading: Heading = 'h1', demonstration = false }: Props) {
  const { shown, className } = looksOf(state, demonstration)
  return (
    <div className={className}>
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={shapes[shown]} />
      </svg>
      <div>
        <Heading>{title}</Heading>
        {children}
      </div>
    </div>
  )
}
