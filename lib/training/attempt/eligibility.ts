import type { Course, Quiz } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import type { EarlierAttempt, Grants } from './policy'

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
  'enrollmentId' | 'renews' | 'open' | 'attempts' | 'timeFactor' | 'extraAttempts' | 'unlockedAt'
> & {
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
  const { accountId } = learner
  const rows = await query<EligibilityRow>`
    select e.id::text as "enrollmentId", e.kind = 'recertification' as renews,
      (select jsonb_build_object('attemptId', a.id, 'courseId', a.course_id, 'over', coalesce(attempt_due(a) <= ${now}, false))
        from attempt a
        where a.account_id = ${accountId}::uuid and a.unit_id = ${quiz.id} and a.submitted_at is null) as open,
      (select coalesce(max(a.ordinal), 0) from attempt a
        where a.account_id = ${accountId}::uuid and a.unit_id = ${quiz.id}) as attempts,
      (select coalesce(jsonb_agg(jsonb_build_object('at', s.submitted_at, 'passed', s.passed)), '[]'::jsonb)
        from submission s join attempt a on a.id = s.attempt_id
        where a.account_id = ${accountId}::uuid and a.unit_id = ${quiz.id}
          and (e.kind = 'course' or a.enrollment_id = e.id) and a.started_at > reset_at(a.account_id, a.unit_id)) as submitted,
      (select coalesce(jsonb_agg(distinct jsonb_build_object('id', i.item_id, 'here', a.unit_id = ${quiz.id})), '[]'::jsonb)
        from attempt_item i join attempt a on a.id = i.attempt_id
        where a.account_id = ${accountId}::uuid) as drawn,
      (select coalesce(max(extra_attempts), 0) from accommodation
        where account_id = ${accountId}::uuid and ended_at is null) as "extraAttempts",
      (select coalesce(max(time_factor), 1) from accommodation
        where account_id = ${accountId}::uuid and ended_at is null) as "timeFactor",
      (select max(unlocked_at) from unlock
        where account_id = ${accountId}::uuid and unit_id = ${quiz.id}) as "unlockedAt"
    from live_enrollment e
    where e.account_id = ${accountId}::uuid and e.course_id = ${course.id}
      and (e.kind = 'course' or e.kind = 'recertification' and ${quiz.role === 'final'}::boolean)
    order by e.kind desc limit 1`
  const row = rows[0]
  if (!row) return null
  const { drawn, submitted, ...rest } = row
  const idsOf = (here: boolean) => new Set(drawn.filter((one) => one.here === here).map(({ id }) => id))
  return {
    ...rest,
    submitted: submitted.map(readEarlier),
    seen: idsOf(true),
    seenElsewhere: idsOf(false),
  }
}

export async function findEarlier(learner: Learner, quiz: Quiz): Promise<Grants & { submitted: EarlierAttempt[] }> {
  const { accountId } = learner
  const rows = await query<Grants & { submitted: { at: string; passed: boolean }[] }>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('at', s.submitted_at, 'passed', s.passed)), '[]'::jsonb)
        from submission s join attempt a on a.id = s.attempt_id
        where a.account_id = ${accountId}::uuid and a.unit_id = ${quiz.id} and not exists (
          select from live_enrollment n where n.account_id = a.account_id and n.course_id = a.course_id
            and n.kind = 'recertification' and n.id <> a.enrollment_id and a.quiz_role = 'final')
          and a.started_at > reset_at(a.account_id, a.unit_id)) as submitted,
      (select coalesce(max(extra_attempts), 0) from accommodation
        where account_id = ${accountId}::uuid and ended_at is null) as "extraAttempts",
      (select max(unlocked_at) from unlock
        where account_id = ${accountId}::uuid and unit_id = ${quiz.id}) as "unlockedAt"`
  const { submitted = [], extraAttempts = 0, unlockedAt = null } = rows[0] ?? {}
  return { submitted: submitted.map(readEarlier), extraAttempts, unlockedAt }
}

function readEarlier({ at, passed }: { at: string; passed: boolean }): EarlierAttempt {
  return { submittedAt: new Date(at), passed }
}
