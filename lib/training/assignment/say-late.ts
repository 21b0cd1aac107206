import { recordEach } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, query } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { Prisma } from '@/lib/platform/prisma/client'
import { systemWorld } from '@/lib/platform/world'
import { dueCourses } from './due-courses'

/** Of one person about one course, in a day. */
const mostNotes = 5

/**
 * Goes to each organization that assigned the course with a due date. Errors: not-found (nothing is due), too-many (notes within a
 * day).
 */
export async function sayLate(
  learner: Learner,
  { courseId, text }: { courseId: string; text: string },
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  const { accountId } = learner
  const own = Prisma.sql`g.account_id = ${accountId}::uuid and g.course_id = ${courseId}`
  await db.$transaction(async (tx) => {
    await lockAccount(tx, accountId)
    const due = await query(tx)<{ organizationId: string; dueOn: string }>`
      select d.organization_id::text as "organizationId", min(d.due_on)::text as "dueOn" from (${dueCourses(own)}) d
      where d.due_on is not null group by d.organization_id order by d.organization_id`
    if (due.length === 0) throw notFound()
    const notes = due.map(({ organizationId, dueOn }) => ({ id: world.id(), organizationId, dueOn }))
    const rows = notes.map(({ dueOn, ...note }) => ({
      ...note,
      accountId,
      courseId,
      dueOn: new Date(dueOn),
      text,
      saidAt: now,
    }))
    // A duplicate submit has the same ids.
    const { count } = await tx.lateNote.createMany({ data: rows, skipDuplicates: true })
    if (count === 0) return
    const since = new Date(now.getTime() - 86_400_000)
    const earlier = await tx.lateNote.groupBy({ by: ['saidAt'], where: { accountId, courseId, saidAt: { gt: since } } })
    if (earlier.length > mostNotes) throw tooMany()
    const entries = notes.map(({ id, organizationId, dueOn }) => ({
      action: 'assignment.lateness-said' as const,
      actor: learner,
      subjectId: accountId,
      object: `organization:${organizationId}`,
      details: { noteId: id, courseId, dueOn },
      values: { text },
    }))
    await recordEach(tx, entries, now)
  })
}

function tooMany(): DomainError {
  return new DomainError(
    'too-many',
    'You sent 5 notes about this course today, and your coordinator has them. You can write again tomorrow.',
  )
}
