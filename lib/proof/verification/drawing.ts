import type { Finding, VerdictState } from './verdict'

/** `unknown`: no record, or no check. */
export type DrawnState = VerdictState | 'unknown' | 'demonstration'

// One shape per state and outcome, so that they differ without color, also in print.
const shapes: Record<DrawnState, string> = {
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

const outcomeShapes: Record<Finding['outcome'], string> = {
  passed: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19zM7.6 12.4l3 3 5.8-6.4',
  failed: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19zM8.5 8.5l7 7M15.5 8.5l-7 7',
  unknown: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 1 0 0-19zM7.5 12h9',
}

interface Drawing {
  /** A path in a square of 24. */
  shape: string
  className: string
}

/** A demonstration certificate has a dashed frame, and never the color of a valid one. */
export function drawState(state: DrawnState, isDemonstration: boolean): Drawing {
  const drawn = isDemonstration && (state === 'valid' || state === 'genuine') ? 'demonstration' : state
  return { shape: shapes[drawn], className: `state state-${drawn}${isDemonstration ? ' state-demonstration' : ''}` }
}

export function drawOutcome(outcome: Finding['outcome']): Drawing {
  return { shape: outcomeShapes[outcome], className: `finding finding-${outcome}` }
}
