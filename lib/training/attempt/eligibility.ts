import type { Course, Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { type SessionAccount, type SessionClaims, sessionQuery } from '@/lib/people/account/session/session'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { systemWorld } from '@/lib/platform/world'
import type { EarlierAttempt, Grants } from './policy'
import type { OfSession } from './sitting'

export interface Eligibility extends Grants {
  enrollmentId: string
  renews: boolean
  timeFactor: number
  open: { attemptId: string; courseId: string; over: boolean } | null
  attempts: number
  submitted: EarlierAttempt[]
  /** Hashes of items drawn for this learner before, in any quiz and course. */
  seen: Set<string>
  seenElsewhere: Set<string>
}

type EligibilityRow = Pick<
  Eligibility,
  'renews' | 'open' | 'attempts' | 'timeFactor' | 'extraAttempts' | 'unlockedAt'
> & {
  /** Null when not enrolled. */
  enrollmentId: string | null
  submitted: { at: string; passed: boolean }[]
  drawn: { id: string; here: boolean }[]
}

/** Null when not enrolled. During a renewal the final belongs to it. */
export async function findEligibility(
  learner: Learner,
  course: Course,
  quiz: Quiz,
  now: Date,
): Promise<Eligibility | null> {
  const [row] = await query<EligibilityRow>`${eligibilityRow(learner, course, quiz, now)}`
  return row ? eligibilityOf(row) : null
}

/** Checks the session in the same statement. */
export async function findEligibilityOfSession(
  claims: SessionClaims,
  course: Course,
  quiz: Quiz,
  now = systemWorld.now(),
): Promise<OfSession<Eligibility>> {
  const [row] = await query<EligibilityRow & SessionAccount>`${eligibilityRow(claims, course, quiz, now)}`
  return row ? { account: row, found: eligibilityOf(row) } : null
}

function eligibilityRow(who: Learner | SessionClaims, course: Course, quiz: Quiz, now: Date) {
  return Prisma.sql`
    select who.*, e.id::text as "enrollmentId", e.kind = 'recertification' as renews,
      (select jsonb_build_object('attemptId', a.id, 'courseId', a.course_id, 'over', coalesce(attempt_due(a) <= ${now}, false))
        from attempt a
        where a.account_id = who.id::uuid and a.unit_id = ${quiz.id} and a.submitted_at is null) as open,
      (select coalesce(max(a.ordinal), 0) from attempt a
        where a.account_id = who.id::uuid and a.unit_id = ${quiz.id}) as attempts,
      (select coalesce(jsonb_agg(jsonb_build_object('at', s.submitted_at, 'passed', s.passed)), '[]'::jsonb)
        from submission s join attempt a on a.id = s.attempt_id
        where a.account_id = who.id::uuid and a.unit_id = ${quiz.id}
          and (e.kind = 'course' or a.enrollment_id = e.id) and a.started_at > reset_at(a.account_id, a.unit_id)) as submitted,
      (select coalesce(jsonb_agg(distinct jsonb_build_object('id', i.item_id, 'here', a.unit_id = ${quiz.id})), '[]'::jsonb)
        from attempt_item i join attempt a on a.id = i.attempt_id
        where a.account_id = who.id::uuid) as drawn,
      (select coalesce(max(extra_attempts), 0) from accommodation
        where account_id = who.id::uuid and ended_at is null) as "extraAttempts",
      (select coalesce(max(time_factor), 1) from accommodation
        where account_id = who.id::uuid and ended_at is null) as "timeFactor",
      (select max(unlocked_at) from unlock
        where account_id = who.id::uuid and unit_id = ${quiz.id}) as "unlockedAt"
    from (${sessionQuery(who, now)}) who
    left join lateral (
      select * from live_enrollment n where n.account_id = who.id::uuid and n.course_id = ${course.id}
        and (n.kind = 'course' or n.kind = 'recertification' and ${quiz.role === 'final'}::boolean)
      order by n.kind desc limit 1
    ) e on true`
}

function eligibilityOf(row: EligibilityRow): Eligibility | null {
  const { enrollmentId, renews, open, attempts, timeFactor, extraAttempts, unlockedAt, drawn, submitted } = row
  if (enrollmentId === null) return null
  const idsOf = (here: boolean) => new Set(drawn.filter((one) => one.here === here).map(({ id }) => id))
  return {
    ...{ enrollmentId, renews, open, attempts, timeFactor, extraAttempts, unlockedAt },
    submitted: submitted.map(earlierAttempt),
    seen: idsOf(true),
    seenElsewhere: idsOf(false),
  }
}

export type Earlier = Grants & { submitted: EarlierAttempt[] }
export type StoredEarlier = Grants & { earlierSubmitted: { at: string; passed: boolean }[] }

/** The columns of `StoredEarlier` for a row `a` of attempt: its account and quiz. */
export const earlierColumns = Prisma.sql`
  (select coalesce(jsonb_agg(jsonb_build_object('at', t.submitted_at, 'passed', t.passed)), '[]'::jsonb)
    from submission t join attempt b on b.id = t.attempt_id
    where b.account_id = a.account_id and b.unit_id = a.unit_id and not exists (
      select from live_enrollment n where n.account_id = b.account_id and n.course_id = b.course_id
        and n.kind = 'recertification' and n.id <> b.enrollment_id and b.quiz_role = 'final')
      and b.started_at > reset_at(b.account_id, b.unit_id)) as "earlierSubmitted",
  (select coalesce(max(extra_attempts), 0) from accommodation c
    where c.account_id = a.account_id and c.ended_at is null) as "extraAttempts",
  (select max(unlocked_at) from unlock u where u.account_id = a.account_id and u.unit_id = a.unit_id) as "unlockedAt"`

export function readEarlier({ earlierSubmitted, extraAttempts, unlockedAt }: StoredEarlier): Earlier {
  return { submitted: earlierSubmitted.map(earlierAttempt), extraAttempts, unlockedAt }
}

function earlierAttempt({ at, passed }: { at: string; passed: boolean }): EarlierAttempt {
  return { submittedAt: new Date(at), passed }
}
