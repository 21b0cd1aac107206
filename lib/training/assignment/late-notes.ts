import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { dueCourses } from './due-courses'

export interface LateNoteView {
  id: string
  courseId: string
  /** `2027-01-31`. */
  dueOn: string
  text: string
  saidAt: Date
}

export interface LatePerson extends LateNoteView {
  accountId: string
  name: string
}

/** The newest note of each person about a course that is still due on that day, newest first. */
export function listLatePeople({ organizationId }: Coordinator, most: number): Promise<LatePerson[]> {
  const who = Prisma.sql`g.organization_id = ${organizationId}::uuid and g.account_id in (
    select n.account_id from late_note n where n.organization_id = ${organizationId}::uuid)`
  return query<LatePerson>`
    select n.id::text, n.account_id::text as "accountId", p.name, n.course_id as "courseId", n.due_on::text as "dueOn",
      n.text, n.said_at as "saidAt"
    from (
      select distinct on (account_id, course_id) * from late_note where organization_id = ${organizationId}::uuid
      order by account_id, course_id, said_at desc
    ) n join person p on p.id = n.account_id
    where (n.account_id, n.course_id, n.due_on) in (
      select d.account_id, d.course_id, min(d.due_on) from (${dueCourses(who)}) d group by d.account_id, d.course_id)
    order by n.said_at desc, n.id limit ${most}`
}

/** All of the organization's notes from a person, newest first. */
export function listLateNotes({ organizationId }: Coordinator, { accountId }: Subject): Promise<LateNoteView[]> {
  return query<LateNoteView>`
    select id::text, course_id as "courseId", due_on::text as "dueOn", text, said_at as "saidAt" from late_note
    where organization_id = ${organizationId}::uuid and account_id = ${accountId}::uuid order by said_at desc, id`
}

/** The newest. */
export async function findOwnLateNote(
  { accountId }: Subject,
  { courseId, dueOn }: { courseId: string; dueOn: string },
): Promise<LateNoteView | null> {
  const [note] = await query<LateNoteView>`
    select id::text, course_id as "courseId", due_on::text as "dueOn", text, said_at as "saidAt" from late_note
    where account_id = ${accountId}::uuid and course_id = ${courseId} and due_on = ${dueOn}::date
    order by said_at desc limit 1`
  return note ?? null
}
