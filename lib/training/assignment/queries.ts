import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { Prisma } from '@/lib/platform/prisma/client'
import { dueCourses } from './due-courses'

export interface AssignmentRow {
  id: string
  courseId: string
  audience: 'everyone' | 'cohort' | 'person' | 'division' | 'rank'
  /** The name of the cohort, person, division, or rank; null for everyone. */
  name: string | null
  /** Set if it is for one person. */
  accountId: string | null
  /** `2027-01-31`. */
  dueOn: string | null
  dueDays: number | null
  renewDays: number | null
  assignedAt: Date
  /** Null while reminders go out. */
  remindersStoppedAt: Date | null
  remindersStoppedBy: string | null
}

const rowsOf = (
  condition: Prisma.Sql,
  { on = db, skip = 0, most = 1 }: { on?: Statements; skip?: number; most?: number },
) =>
  query(on)<AssignmentRow>`
  select a.id::text, a.course_id as "courseId", a.audience::text, coalesce(c.name, p.name, d.name, a.rank) as name,
    a.account_id::text as "accountId",
    a.due_on::text as "dueOn", a.due_days as "dueDays", a.renew_days as "renewDays", a.assigned_at as "assignedAt",
    s.stopped_at as "remindersStoppedAt", b.name as "remindersStoppedBy"
  from (
    select * from assignment a where a.ended_at is null and ${condition}
    order by a.audience = 'person', a.assigned_at desc, a.id limit ${most} offset ${skip}
  ) a left join cohort_name c on c.id = a.cohort_id left join person p on p.id = a.account_id
  left join division_name d on d.id = a.division_id left join stopped_reminder s on s.assignment_id = a.id
  left join person b on b.id = s.stopped_by_id
  order by a.audience = 'person', a.assigned_at desc, a.id`

/** The live ones of the coordinator's organization: those of single people last, newest first. */
export async function listAssignments(
  { organizationId }: Coordinator,
  { skip = 0, most = 50 }: { skip?: number; most?: number } = {},
): Promise<AssignmentRow[]> {
  return rowsOf(Prisma.sql`a.organization_id = ${organizationId}::uuid`, { skip, most })
}

/** The live ones; stops counting at `most` + 1. */
export async function countAssignments({ organizationId }: Coordinator, most: number): Promise<number> {
  const rows = await query`
    select from assignment a where a.ended_at is null and a.organization_id = ${organizationId}::uuid limit ${most + 1}`
  return rows.length
}

/** The course that was assigned to most people at once and last; null: none is. */
export async function findMainCourseId({ organizationId }: Coordinator): Promise<string | null> {
  const [main] = await query<{ courseId: string }>`
    select a.course_id as "courseId" from assignment a where a.ended_at is null and a.organization_id = ${organizationId}::uuid
    order by a.audience = 'everyone' desc, a.audience <> 'person' desc, a.assigned_at desc, a.id limit 1`
  return main?.courseId ?? null
}

/** Errors: not-found (another organization's, or ended). */
export async function requireAssignment(
  { organizationId }: Coordinator,
  assignmentId: string,
  on: Statements = db,
): Promise<AssignmentRow> {
  if (!isUuid(assignmentId)) throw notFound()
  const [row] = await rowsOf(Prisma.sql`a.organization_id = ${organizationId}::uuid and a.id = ${assignmentId}::uuid`, {
    on,
  })
  if (!row) throw notFound()
  return row
}

/** Null: it ended, or names one person. */
export async function findSharedAssignment(
  { organizationId }: { organizationId: string },
  assignmentId: string,
): Promise<{ id: string; courseId: string } | null> {
  if (!isUuid(assignmentId)) return null
  const row = await db.assignment.findFirst({
    where: { id: assignmentId, organizationId, endedAt: null, accountId: null },
  })
  return row && { id: row.id, courseId: row.courseId }
}

/** Organizations with a live assignment. */
export function listAssigningOrganizations(): Promise<{ id: string; timeZone: string }[]> {
  return query`
    select o.id::text, o.time_zone as "timeZone" from organization_name o
    where exists (select from assignment a where a.organization_id = o.id and a.ended_at is null) order by o.id`
}

export interface OwnAssignment {
  courseId: string
  organization: string
  /** `2027-01-31`, in the organization's zone; null without a due date, and when a certificate meets the assignment. */
  dueOn: string | null
}

/** One for each course, with the earliest due date; an extension counts. */
export async function listOwnAssignments({ accountId }: Subject, organizationId?: string): Promise<OwnAssignment[]> {
  const own = organizationId
    ? Prisma.sql`g.account_id = ${accountId}::uuid and g.organization_id = ${organizationId}::uuid`
    : Prisma.sql`g.account_id = ${accountId}::uuid`
  return query<OwnAssignment>`
    select distinct on (d.course_id) d.course_id as "courseId", o.name as organization, d.due_on::text as "dueOn"
    from (${dueCourses(own)}) d join organization_name o on o.id = d.organization_id
    order by d.course_id, d.due_on nulls last, d.assigned_at`
}

/** Each rank or role of current learners once, in any case. Goes from one to the next by the index. */
export async function listRanks({ organizationId }: Coordinator, most: number): Promise<string[]> {
  const rows = await query<{ rank: string }>`
    with recursive one as (
      (select lower(l.rank) as key, l.rank from current_learner l
        where l.organization_id = ${organizationId}::uuid and l.rank <> '' order by lower(l.rank) limit 1)
      union all
      select next.key, next.rank from one, lateral (
        select lower(l.rank) as key, l.rank from current_learner l
        where l.organization_id = ${organizationId}::uuid and l.rank <> '' and lower(l.rank) > one.key
        order by lower(l.rank) limit 1
      ) next
    )
    select rank from one limit ${most}`
  return rows.map(({ rank }) => rank)
}

/** The people a coordinator can choose, by name. */
export async function listAssignees(
  { organizationId }: Coordinator,
  most: number,
): Promise<{ accountId: string; name: string; email: string }[]> {
  return query`
    select p.id::text as "accountId", p.name, p.email from current_learner m join person p on p.id = m.account_id
    where m.organization_id = ${organizationId}::uuid order by m.name_key, p.id limit ${most}`
}
