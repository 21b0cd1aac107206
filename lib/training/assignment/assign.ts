import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { keepDivision } from '@/lib/people/organization/keep-division'
import { isCurrentLearner } from '@/lib/people/organization/queries'
import { db, query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { dayOf } from '@/lib/platform/words'
import { systemWorld, type World } from '@/lib/platform/world'
import type { AssignmentInput } from './schema'

export type Assigned = { ok: true } | { ok: false; reason: 'past' }

type Given = Pick<AssignmentInput, 'audience'> & Partial<AssignmentInput> & { courseId: string }

/** Errors: not-found (another organization's cohort, person or division). */
export async function assign(coordinator: Coordinator, input: Given, world = systemWorld): Promise<Assigned> {
  return assignEach(coordinator, [input], world)
}

/** A row for each person: each has their own entry in the log. All or none. Errors: not-found (not their learner). */
export async function assignToPeople(
  coordinator: Coordinator,
  { accountIds, ...due }: { accountIds: string[]; courseId: string; dueOn: string | null; dueDays: number | null },
  world = systemWorld,
): Promise<Assigned> {
  return assignEach(
    coordinator,
    accountIds.map((accountId) => ({ audience: 'person', ...due, accountId })),
    world,
  )
}

async function assignEach(coordinator: Coordinator, inputs: Given[], world: World): Promise<Assigned> {
  const now = world.now()
  const today = dayOf(now, coordinator.timeZone)
  if (inputs.some(({ dueOn }) => dueOn && dueOn < today)) return { ok: false, reason: 'past' }
  await db.$transaction(async (tx) => {
    for (const input of inputs) await assignOne(tx, coordinator, { id: world.id(), ...input }, now)
  })
  return { ok: true }
}

async function assignOne(
  tx: Transaction,
  coordinator: Coordinator,
  { id, ...input }: Given & { id: string },
  now: Date,
): Promise<void> {
  const { organizationId, accountId: assignedById } = coordinator
  const { audience, courseId, cohortId = null, accountId = null, divisionId = null, rank = null } = input
  const { dueOn = null, dueDays = null } = input
  // A duplicate submit.
  if ((await tx.assignment.count({ where: { id } })) > 0) return
  if (!(await isTheirs(tx, coordinator, input))) throw notFound()
  const to = { organizationId, courseId, audience, cohortId, accountId, divisionId, rank }
  const due = { dueOn: dueOn ? new Date(dueOn) : null, dueDays }
  await tx.assignment.create({ data: { id, ...to, ...due, assignedAt: now, assignedById } })
  const entry = {
    action: 'assignment.assigned' as const,
    actor: coordinator,
    ...(accountId && { subjectId: accountId }),
    object: `organization:${organizationId}`,
    details: { assignmentId: id, courseId, audience, cohortId, divisionId, dueOn, dueDays },
    values: { rank },
  }
  await record(tx, entry, now)
}

async function isTheirs(
  tx: Transaction,
  coordinator: Coordinator,
  { cohortId, accountId, divisionId }: Given,
): Promise<boolean> {
  if (divisionId) return keepDivision(tx, coordinator, divisionId)
  if (accountId) return isCurrentLearner(coordinator, accountId, tx)
  if (!cohortId) return true
  const found = await query(tx)<object>`
    select from cohort_name where id = ${cohortId}::uuid and organization_id = ${coordinator.organizationId}::uuid`
  return found.length > 0
}
