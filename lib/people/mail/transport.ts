import type { Message } from './message'

/** Where mail is handed over. */
export interface Transport {
  /** Errors: Refused, when trying again will not help; any other, when it may. */
  hand(mail: Message, crash?: Crash): Promise<void>
  /** Whether it has a mail already; null when it cannot tell. */
  has(mail: Pick<Message, 'id'>): Promise<boolean | null>
}

/** Where a worker may die: between what is handed and what is known of it. Tests let it. */
export type Step = 'chosen' | 'begun' | 'stored' | 'handed' | 'settled'
/** Throws `Crashed`, or ends the process. */
export type Crash = (step: Step) => void

/** A process that died, where a test only plays it: nothing may go on after it. */
export class Crashed extends Error {}
