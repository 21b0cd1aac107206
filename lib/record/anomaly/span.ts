import type { Statements } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

/** After `from`, up to and including `to`; of everyone, or of one learner. */
export interface ScanSpan {
  from: Date
  to: Date
  accountId?: string
}

export function onlyOf({ accountId }: ScanSpan): Prisma.Sql {
  return accountId ? Prisma.sql`and account_id = ${accountId}::uuid` : Prisma.empty
}

export interface Found {
  accountId: string
  /** `kind:id`: unique for each account and kind. */
  object: string
  courseId: string | null
  unitId: string | null
  facts: Record<string, number | string>
  happenedAt: Date
}

export interface FoundDay {
  accountId: string
  /** `2027-01-31`, in the learner's time zone. */
  day: string
  happenedAt: Date
}

export function foundOn({ accountId, day, happenedAt }: FoundDay, measured: Found['facts']): Found {
  return { accountId, object: `day:${day}`, courseId: null, unitId: null, facts: { day, ...measured }, happenedAt }
}

export type Finder = (tx: Statements, span: ScanSpan) => Promise<Found[]>

export function before(at: Date, ms: number): Date {
  return new Date(at.getTime() - ms)
}
