import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { lockDivision } from '@/lib/people/organization/division/lock-division'
import { isCurrentLearner } from '@/lib/people/organization/queries'
import { db, query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
import { dayOf } from '@/lib/platform/words'
import { systemWorld, type World } from '@/lib/platform/world'
import { mostRenewDays, type RenewableCourse } from './renewal-days'
import type { AssignmentInput } from './schema'

export type Assigned =
  | { ok: true }
  | { ok: false; reason: 'past' }
  /** `most`: null when certificates of the course can't be renewed before they end. */
  | { ok: false; reason: 'renewal'; most: number | null }

type Given = Pick<AssignmentInput, 'audience'> & Partial<AssignmentInput> & { course: RenewableCourse }

/** Errors: not-found (another organization's cohort, person or division). */
export async function assign(coordinator: Coordinator, input: Given, world = systemWorld): Promise<Assigned> {
  return assignEach(coordinator, [input], world)
}

/** A row for each person: each has their own entry in the log. All or none. Errors: not-found (not their learner). */
export async function assignToPeople(
  coordinator: Coordinator,
  { accountIds, ...given }: Omit<Given, 'audience'> & { accountIds: string[] },
  world = systemWorld,
): Promise<Assigned> {
  return assignEach(
    coordinator,
    accountIds.map((accountId) => ({ ...given, audience: 'person', accountId })),
    world,
  )
}

async function assignEach(coordinator: Coordinator, inputs: Given[], world: World): Promise<Assigned> {
  const now = world.now()
  const today = dayOf(now, coordinator.timeZone)
  if (inputs.some(({ dueOn }) => dueOn && dueOn < today)) return { ok: false, reason: 'past' }
  for (const { course, renewDays } of inputs) {
    const most = mostRenewDays(course)
    if (typeof renewDays === 'number' && (most === null || renewDays > most))
      return { ok: false, reason: 'renewal', most }
  }
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
  const { audience, course, cohortId = null, accountId = null, divisionId = null, rank = null } = input
  const { dueOn = null, dueDays = null, renewDays = null } = input
  const courseId = course.id
  if (!(await isTheirs(tx, coordinator, input))) throw notFound()
  const to = { organizationId, courseId, audience, cohortId, accountId, divisionId, rank }
  const due = { dueOn: dueOn ? new Date(dueOn) : null, dueDays, renewDays }
  const row = { id, ...to, ...due, assignedAt: now, assignedById }
  if ((await insertOnce(tx, tx.assignment, row)) !== 'new') return
  const entry = {
    action: 'assignment.assigned' as const,
    actor: coordinator,
    ...(accountId && { subjectId: accountId }),
    object: `organization:${organizationId}`,
    details: { assignmentId: id, courseId, audience, cohortId, divisionId, dueOn, dueDays, renewDays },
    values: { rank },
  }
  await record(tx, entry, now)
}

async function isTheirs(
  tx: Transaction,
  coordinator: Coordinator,
  { cohortId, accountId, divisionId }: Given,
): Promise<boolean> {
  if (divisionId) return lockDivision(tx, coordinator, divisionId)
  if (accountId) return isCurrentLearner(coordinator, accountId, tx)
  if (!cohortId) return true
  const found = await query(tx)<object>`
    select from cohort_name where id = ${cohortId}::uuid and organization_id = ${coordinator.organizationId}::uuid`
  return found.length > 0
}
