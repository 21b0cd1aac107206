import type { Statements } from '@/lib/platform/db'

/** A stretch of time that is looked through: after `from`, up to and with `to`. */
export interface Span {
  from: Date
  to: Date
}

/** Something that was found in it. */
export interface Found {
  accountId: string
  /** What it is about, as `kind:id`: of each kind of anomaly there is one an account and object. */
  object: string
  courseId: string | null
  unitId: string | null
  facts: Record<string, number | string>
  happenedAt: Date
}

/** A day on which something was found, as the statements give it. */
export interface FoundDay {
  accountId: string
  /** `2027-01-31`, in the learner’s zone. */
  day: string
  happenedAt: Date
}

/** What was found of a day as a whole, whatever course or unit it was in. */
export function foundOn({ accountId, day, happenedAt }: FoundDay, measured: Found['facts']): Found {
  return { accountId, object: `day:${day}`, courseId: null, unitId: null, facts: { day, ...measured }, happenedAt }
}

export type Finder = (tx: Statements, span: Span) => Promise<Found[]>

export function before(at: Date, ms: number): Date {
  return new Date(at.getTime() - ms)
}
