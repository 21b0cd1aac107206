import type { Message } from './message'

export interface Transport {
  /** Errors: Refused when a retry won't help; any other error when it may. */
  hand(mail: Message, crash?: Crash): Promise<void>
  /** Null when the transport can't tell. */
  has(mail: Pick<Message, 'id'>): Promise<boolean | null>
}

/** Steps between which a worker may die; tests crash it there. */
export type CrashPoint = 'chosen' | 'begun' | 'stored' | 'handed' | 'settled'
export type Crash = (step: CrashPoint) => void

export class Crashed extends Error {}
