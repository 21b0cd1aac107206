import { confirmsName, listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { Prisma } from '@/lib/platform/prisma/client'
import { isRequired } from '@/lib/training/progress/satisfied'

export interface Parts {
  people: Prisma.Sql
  certificates: Prisma.Sql
  /** Done units that count. */
  work: Prisma.Sql
  failures: Prisma.Sql
  begun: Prisma.Sql
}

export function currentLearners(now: Date): Parts {
  return {
    people: Prisma.sql`(select *, null::timestamptz as left_at from current_learner)`,
    certificates: Prisma.sql`select *, state = 'valid' as is_valid, revoked_at is not null as is_revoked
      from current_certificate(${now}) where replaced_by is null
        and (completed_at >= m.started_at or may_see_certificate(m.organization_id, account_id, completed_at, issued_at))`,
    work: Prisma.sql`counted_unit u where ${whileLearner}`,
    failures: Prisma.sql`${failedAttempt} u where ${whileLearner} and not exists (select from reset_unit r
      where r.account_id = u.account_id and r.unit_id = u.unit_id and r.reset_at >= u.since)`,
    begun: begunWhileLearner,
  }
}

/** The comparison comes first because it is cheaper than the function. */
export const whileLearner = Prisma.sql`(u.at >= m.started_at or was_learner(m.organization_id, u.account_id, u.at))`

/** Only of current learners `m`. */
export const begunWhileLearner = Prisma.sql`begun_unit u where ${whileLearner}`

/** With the columns of done_unit that the conditions read. */
const failedAttempt = Prisma.sql`(select account_id, unit_id, started_at as since, submitted_at as at
  from submitted_attempt where not passed)`

const notResetWhileHere = Prisma.sql`not exists (select from reset_unit r
  where r.account_id = u.account_id and r.unit_id = u.unit_id and r.reset_at >= u.since and r.reset_at <= m.left_at)`

const wasLearner = Prisma.sql`was_learner(m.organization_id, u.account_id, u.at)`

/** Nothing from before they joined or after they left: no work, certificate, revocation or reset. */
export const formerLearners: Parts = {
  people: Prisma.sql`(select *, ended_at as left_at from former_learner)`,
  certificates: Prisma.sql`select *, (revoked_at <= m.left_at) is true as is_revoked,
      lasts and (revoked_at <= m.left_at) is not true and (law_changed_at <= m.left_at) is not true as is_valid
    from current_certificate(m.left_at)
    where may_see_certificate(m.organization_id, account_id, completed_at, issued_at) and (replaced_at <= m.left_at) is not true`,
  work: Prisma.sql`done_unit u where ${wasLearner} and ${notResetWhileHere}`,
  failures: Prisma.sql`${failedAttempt} u where ${wasLearner} and ${notResetWhileHere}`,
  begun: Prisma.sql`begun_unit u where ${wasLearner}`,
}

/** Those that a certificate needs of a new learner. */
export const requiredIds = (course: Course) => listUnits(course).flatMap((unit) => (isRequired(unit) ? unit.id : []))

/** The final, or each quiz of a course without one. */
export const finalIds = (course: Course) =>
  listUnits(course).flatMap((unit) => (unit.kind === 'quiz' && confirmsName(course, unit) ? unit.id : []))

/**
 * The state of each learner `m` of `people` in the course, with their certificate `c` and their count `w.done` of required
 * units. Lateral joins keep a page cheap: for `exists` in a `case` the planner would hash every attempt. To an auditor a failed
 * final is work in progress.
 */
export function stateIn(
  course: Course,
  { people, certificates, work, failures, begun }: Parts,
  role: 'coordinator' | 'auditor' | 'supervisor',
) {
  const unitIds = listUnits(course).map(({ id }) => id)
  const lastIds = finalIds(course)
  const required = requiredIds(course)
  const value = Prisma.sql`
    case
      when c.is_revoked then 'revoked'
      when c.is_valid then 'certified'
      when c.lasts then 'superseded'
      when c.serial is not null then 'expired'
      when p.passed then 'passed'
      when f.failed then 'failed'
      when w.done >= ${Math.ceil(required.length / 2)} then 'halfway'
      when b.begun then 'started'
      else 'not-started'
    end`
  const joins = Prisma.sql`
    left join lateral (
      select c.is_revoked, c.lasts, c.is_valid, c.expires_at, c.time_zone, case when not c.is_revoked then c.issued_at end as issued_at,
        case when not c.is_revoked then c.serial end as serial
      from (${certificates}) c where c.account_id = m.account_id and c.course_id = ${course.id}
      order by c.is_revoked, c.is_valid desc, c.completed_at desc, c.issued_at desc limit 1
    ) c on true
    left join lateral (
      select true as passed from ${work} and u.way = 'pass'
        and u.account_id = m.account_id and u.unit_id = any(${lastIds}) limit 1
    ) p on true
    left join lateral (
      select true as failed from ${failures}
        and u.account_id = m.account_id and u.unit_id = any(${role === 'auditor' ? [] : lastIds}) limit 1
    ) f on true
    left join lateral (
      select true as begun from ${begun} and u.account_id = m.account_id and u.unit_id = any(${unitIds}) limit 1
    ) b on true
    left join lateral (
      select count(distinct u.unit_id) as done from ${work} and b.begun and u.account_id = m.account_id
        and u.unit_id = any(${required})
    ) w on true`
  return { people, value, joins }
}
