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

export type Finder = (tx: Statements, span: Span) => Promise<Found[]>

export function before(at: Date, ms: number): Date {
  return new Date(at.getTime() - ms)
}
