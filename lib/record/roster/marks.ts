import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { OrganizationZone } from '@/lib/people/account/actor'
import { Prisma } from '@/lib/platform/prisma/client'
import { dayOf } from '@/lib/platform/words'
import { dueCourses } from '@/lib/training/assignment/due-courses'
import { begunWhileLearner } from './course-state'

/** On top of a state. */
export const marks = ['late', 'stuck', 'silent', 'expiring'] as const
export type Mark = (typeof marks)[number]

export const markWords: Record<Mark, string> = { late: 'Late', stuck: 'Stuck', silent: 'Silent', expiring: 'Expiring' }

/** Begun, and nothing done for this many days. */
export const stuckDays = 10

/** Reminded on this many days, and not seen since the first of them. */
export const silentReminders = 2

/** A certificate that ends within this many days counts as expiring. */
export const expiringDays = 60

/** The earliest day on which the course is due for `m`; a certificate `c` ends an extension without an assignment. */
export function dueOf(course: Course, { organizationId }: OrganizationZone): Prisma.Sql {
  const theirs = Prisma.sql`g.organization_id = ${organizationId}::uuid and g.course_id = ${course.id}
    and g.account_id = m.account_id`
  return Prisma.sql`
    left join lateral (
      select case when count(*) > 0 then min(due.due_on) when c.serial is null then ${extendedTo(course)} end as due_on
      from (${dueCourses(theirs)}) due
    ) d on true`
}

/** The newest extension of `m` for the course, or null. */
export const extendedTo = (course: Course) => Prisma.sql`(
  select x.due_on from extended_enrollment x join live_enrollment e on e.id = x.enrollment_id
  where x.account_id = m.account_id and e.course_id = ${course.id} order by x.extended_at desc limit 1)`

/** The last trace `l.at` of `m` in the course. */
export function lastActive(course: Course): Prisma.Sql {
  return Prisma.sql`
    left join lateral (
      select max(u.at) as at from ${begunWhileLearner}
        and u.account_id = m.account_id and u.unit_id = any(${listUnits(course).map(({ id }) => id)})
    ) l on true`
}

/** The days `s.reminders` on which `m` was reminded of the course since they joined, were last seen, or last did something. */
export function remindersUnanswered(course: Course, { organizationId, timeZone }: OrganizationZone): Prisma.Sql {
  return Prisma.sql`
    left join lateral (
      select count(distinct (r.at at time zone ${timeZone})::date) as reminders
      from (
        select written_at as at from own_due_reminder
        where account_id = m.account_id and organization_id = ${organizationId}::uuid
          and course_id = ${course.id}
        union all
        select created_at from mail_not_withdrawn
        where account_id = m.account_id and kind = 'reminder' and effect like ${`reminder:${organizationId}:%`}
      ) r where r.at > greatest(m.started_at, l.at, (select max(n.seen_at) from seen_session n where n.account_id = m.account_id))
    ) s on true`
}

/** Conditions on `state`, `due_on`, `active_at`, `reminders` and `expires_at`. */
export function marked({ timeZone }: OrganizationZone, now: Date): Record<Mark, Prisma.Sql> {
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
  return {
    late: Prisma.sql`(due_on < ${dayOf(now, timeZone)}::date) is true`,
    stuck: Prisma.sql`(state in ('started', 'halfway', 'failed', 'passed') and active_at < ${inDays(-stuckDays)}) is true`,
    silent: Prisma.sql`(state in ('not-started', 'started', 'halfway', 'failed', 'passed') and reminders >= ${silentReminders}) is true`,
    expiring: Prisma.sql`(state = 'certified' and expires_at <= ${inDays(expiringDays)}) is true`,
  }
}
