import type { OrganizationZone } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { dayOf } from '@/lib/platform/words'
import { type Count, readCount } from '@/lib/record/cached-count/cached-count'
import { notStopped, speaking } from './due-steps'
import { plannedSteps } from './step'

const mostPlanned = 40

export interface Planned {
  /** `2027-01-31`. */
  day: string
  step: number
  people: number
}

interface PlannedAssignment {
  id: string
  courseId: string
  /** Set if it is for one person. */
  accountId?: string | null
}

/**
 * The next reminders of an assignment, by day. Counts people with a confirmed address and no certificate, a few
 * of whom may have finished and get no mail.
 */
export function countReminders(organization: OrganizationZone, assignment: PlannedAssignment): Count<Planned[]> {
  return { about: `reminders:${assignment.id}`, make: (now) => planReminders(organization, assignment, now) }
}

/** For one person, reads that person's rows alone, so there is nothing to cache. */
export async function readReminders(
  organization: OrganizationZone,
  assignment: PlannedAssignment,
  now: Date,
): Promise<{ content: Planned[]; countedAt: Date | null }> {
  const count = countReminders(organization, assignment)
  if (assignment.accountId) return { content: await count.make(now), countedAt: null }
  return readCount(organization, count, now)
}

async function planReminders(
  { organizationId, timeZone }: OrganizationZone,
  { id, courseId, accountId }: PlannedAssignment,
  now: Date,
): Promise<Planned[]> {
  const person = accountId ? Prisma.sql`and g.account_id = ${accountId}::uuid` : Prisma.empty
  const theirs = Prisma.sql`
    g.organization_id = ${organizationId}::uuid and g.course_id = ${courseId} ${person}
      and (g.assignment_id = ${id}::uuid or ${notStopped})`
  const groups = await query<{ dueOn: string; told: number[]; people: number }>`
    select e.due_on::text as "dueOn", t.told, count(*)::int as people
    from (${speaking(theirs)}) e join confirmed_account c on c.id = e.account_id
    cross join lateral (
      select coalesce(array_agg(r.step order by r.step), '{}') as told from due_reminder r
      where r.recipient_id = e.account_id and r.account_id = e.account_id and r.course_id = e.course_id and r.due_on = e.due_on
    ) t
    where e.assignment_id = ${id}::uuid group by 1, 2`
  const counts = new Map<string, Planned>()
  for (const { dueOn, told, people } of groups) {
    for (const { day, step } of plannedSteps(dueOn, told, dayOf(now, timeZone))) {
      const key = `${day} ${step}`
      counts.set(key, { day, step, people: people + (counts.get(key)?.people ?? 0) })
    }
  }
  return [...counts.values()].sort((a, b) => a.day.localeCompare(b.day) || b.step - a.step).slice(0, mostPlanned)
}
