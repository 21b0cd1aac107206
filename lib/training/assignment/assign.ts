import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { isCurrentLearner } from '@/lib/people/organization/queries'
import { db, query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { dayOf } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import type { AssignmentInput } from './schema'

export type Assigned = { ok: true } | { ok: false; reason: 'past' }

/** Errors: not-found (another organization's cohort or person). */
export async function assign(
  coordinator: Coordinator,
  input: AssignmentInput & { courseId: string },
  world = systemWorld,
): Promise<Assigned> {
  const { organizationId, accountId: assignedById, timeZone } = coordinator
  const { audience, cohortId, accountId, dueOn, dueDays, courseId } = input
  const now = world.now()
  const id = world.id()
  if (dueOn && dueOn < dayOf(now, timeZone)) return { ok: false, reason: 'past' }
  return db.$transaction(async (tx) => {
    // A duplicate submit.
    if ((await tx.assignment.count({ where: { id } })) > 0) return { ok: true }
    if (!(await isTheirs(tx, coordinator, input))) throw notFound()
    const to = { organizationId, courseId, audience, cohortId, accountId }
    const due = { dueOn: dueOn ? new Date(dueOn) : null, dueDays }
    await tx.assignment.create({ data: { id, ...to, ...due, assignedAt: now, assignedById } })
    const entry = {
      action: 'assignment.assigned' as const,
      actor: coordinator,
      ...(accountId && { subjectId: accountId }),
      object: `organization:${organizationId}`,
      details: { assignmentId: id, courseId, audience, cohortId, dueOn, dueDays },
    }
    await record(tx, entry, now)
    return { ok: true }
  })
}

async function isTheirs(
  tx: Transaction,
  coordinator: Coordinator,
  { cohortId, accountId }: AssignmentInput,
): Promise<boolean> {
  if (accountId) return isCurrentLearner(coordinator, accountId, tx)
  if (!cohortId) return true
  const found = await query(tx)<object>`
    select from cohort_name where id = ${cohortId}::uuid and organization_id = ${coordinator.organizationId}::uuid`
  return found.length > 0
}
