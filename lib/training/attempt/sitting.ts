import type { DrawnItem } from '@/lib/content/quiz/draw'
import { isComplete } from '@/lib/content/quiz/interaction'
import type { Confidence } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { type SessionAccount, type SessionClaims, sessionQuery } from '@/lib/people/account/session/session'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { systemWorld } from '@/lib/platform/world'
import { findForm } from './drawn-form'

export interface SittingItem {
  position: number
  value: string[]
  confidence: Confidence | null
  answered: boolean
  /** Partly answered, for partial credit. */
  begun: boolean
  flagged: boolean
}

export interface Sitting {
  id: string
  accountId: string
  courseId: string
  unitId: string
  submitted: boolean
  dueAt: Date | null
  passRule: unknown
  /** Grows with every save. */
  revisions: number
  form: readonly DrawnItem[]
  items: SittingItem[]
}

/** Null without the session. */
export type OfSession<Found> = { account: SessionAccount; found: Found | null } | null

export interface SittingRow extends Omit<Sitting, 'id' | 'accountId' | 'revisions' | 'form' | 'items'> {
  /** The learner's. */
  id: string
  /** Null when the attempt isn't the learner's. */
  attemptId: string | null
  items: { value: string[]; confidence: Confidence | null; flagged: boolean; revision: number }[] | null
}

/** One row with the columns of `SittingRow`; of `SessionAccount` as well for a session; none without it. */
export function sittingRow(who: Learner | SessionClaims, form: readonly DrawnItem[], attemptId: string, now: Date) {
  return Prisma.sql`
    select who.*, a.id::text as "attemptId", a.course_id as "courseId", a.unit_id as "unitId",
      a.submitted_at is not null as submitted, attempt_due(a)::timestamptz(3) as "dueAt", a.pass_rule as "passRule", (
        select jsonb_agg(jsonb_build_object('value', coalesce(r.value, '[]'::jsonb), 'confidence', r.confidence,
          'flagged', coalesce(r.flagged, false), 'revision', coalesce(r.revision, 0)) order by i.position)
        from attempt_item i left join response r on r.attempt_id = i.attempt_id and r.position = i.position
        where i.attempt_id = a.id) as items
    from (${sessionQuery(who, now)}) who
    left join attempt a on a.id = ${form.length > 0 ? attemptId : null}::uuid and a.account_id = who.id::uuid`
}

/** Null if the attempt isn't the learner's. */
export async function findSitting(learner: Learner, attemptId: string, now = systemWorld.now()) {
  const form = await findForm(attemptId)
  const [row] = await query<SittingRow>`${sittingRow(learner, form, attemptId, now)}`
  return row ? sittingOf(row, form) : null
}

/** Checks the session in the same statement. */
export async function findSittingOfSession(claims: SessionClaims, attemptId: string): Promise<OfSession<Sitting>> {
  const form = await findForm(attemptId)
  const [row] = await query<SittingRow & SessionAccount>`${sittingRow(claims, form, attemptId, systemWorld.now())}`
  return row ? { account: row, found: sittingOf(row, form) } : null
}

export function sittingOf(row: SittingRow, form: readonly DrawnItem[]): Sitting | null {
  const { id: accountId, attemptId, courseId, unitId, submitted, dueAt, passRule, items } = row
  if (attemptId === null) return null
  const saved = items ?? []
  return {
    ...{ id: attemptId, accountId, courseId, unitId, submitted, dueAt, passRule, form },
    revisions: saved.reduce((sum, { revision }) => sum + revision, 0),
    items: form.map(({ position, item }, index) => {
      const { value = [], confidence = null, flagged = false } = saved[index] ?? {}
      const answered = isComplete(item, value)
      return { position, value, confidence, answered, begun: value.length > 0 && !answered, flagged }
    }),
  }
}
