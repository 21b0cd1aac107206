import { loadCatalog } from '@/lib/content/course/catalog/load'
import { asSubject } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { addDays, dayOf } from '@/lib/platform/words'
import { dueCourses } from '@/lib/training/assignment/due-courses'
import { findProgress } from '@/lib/training/progress/queries'
import { stepOn } from './step'

export interface DueCourse {
  organizationId: string
  accountId: string
  assignmentId: string
  courseId: string
  /** `2027-01-31`. */
  dueOn: string
  /** A certificate that is about to end makes it due. */
  isRenewal: boolean
  timeZone: string
}

/** A course due on a day that calls for a reminder. */
export interface DueStep extends DueCourse {
  step: number
}

/** No due date after this many days calls for one. */
const mostDaysBefore = 33

/** One row per course from rows `g` of `given_course`: the assignment with the earliest due date. */
export function speaking(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select distinct on (d.organization_id, d.account_id, d.course_id) d.* from (${dueCourses(where)}) d
    where d.due_on is not null
    order by d.organization_id, d.account_id, d.course_id, d.due_on, d.assigned_at`
}

/** Rows `g` of `given_course` whose reminders no coordinator stopped. */
export const notStopped = Prisma.sql`
  not exists (select from reminder_stop s where s.assignment_id = g.assignment_id and s.resumed_at is null)`

/** A stopped assignment doesn't silence a later one of the same course. */
export function listDue(where: Prisma.Sql, now: Date): Promise<DueCourse[]> {
  const last = addDays(dayOf(now, 'UTC'), mostDaysBefore)
  return query<DueCourse>`
    select e.organization_id::text as "organizationId", e.account_id::text as "accountId",
      e.assignment_id::text as "assignmentId", e.course_id as "courseId", e.due_on::text as "dueOn",
      e.is_renewal as "isRenewal", o.time_zone as "timeZone"
    from (${speaking(Prisma.sql`(${where}) and ${notStopped}`)}) e join organization_name o on o.id = e.organization_id
    where e.due_on <= ${last}::date`
}

export function withSteps(due: readonly DueCourse[], now: Date): DueStep[] {
  return due.flatMap((one) => {
    const step = stepOn(dayOf(now, one.timeZone), one.dueOn)
    return step === null ? [] : { ...one, step }
  })
}

/** Leaves out courses in which nothing is left to do: done or waived, though a certificate may still wait. */
export async function unfinished<Due extends DueCourse>(due: readonly Due[], now: Date): Promise<Due[]> {
  const { courses } = await loadCatalog()
  const open: Due[] = []
  for (const one of due) {
    const course = courses.find(({ id }) => id === one.courseId)
    if (!course) continue
    const { satisfied } = await findProgress(asSubject(one.accountId), course)
    if (!satisfied || (one.isRenewal && !(await isRenewing(one, now)))) open.push(one)
  }
  return open
}

/** Work of the earlier enrollment satisfies the course until the renewal begins. */
async function isRenewing({ accountId, courseId }: DueCourse, now: Date): Promise<boolean> {
  const rows = await query`
    select from live_enrollment e
    where e.account_id = ${accountId}::uuid and e.course_id = ${courseId} and e.kind = 'recertification'
      and not exists (select from current_certificate(${now}) c where c.enrollment_id = e.id)`
  return rows.length > 0
}

/** The people whom someone supervises, in organizations to which both belong. */
export function listSupervised(supervisorId: string): Promise<{ organizationId: string; accountId: string }[]> {
  return query`
    select l.organization_id::text as "organizationId", l.account_id::text as "accountId" from current_learner l
    where l.supervisor_id = ${supervisorId}::uuid and l.account_id <> l.supervisor_id
      and exists (select from membership_period m where m.account_id = l.supervisor_id
        and m.organization_id = l.organization_id and m.ended_at is null)`
}

export function ofAccounts(accountIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`g.account_id = any(${[...accountIds]}::uuid[])`
}
