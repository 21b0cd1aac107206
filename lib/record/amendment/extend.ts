import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db, query, type Transaction } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
import { dayOf } from '@/lib/platform/words'
import { systemWorld, type World } from '@/lib/platform/world'
import type { ExtensionInput } from './schema'

export type Extended = { ok: true } | { ok: false; reason: 'past' }

/** The newest due date counts; all are kept. Errors: not-found. */
export async function extend(
  actor: CoordinatorOrOperator,
  input: ExtensionInput & { accountId: string },
  world = systemWorld,
): Promise<Extended> {
  if (isPast(actor, input, world)) return { ok: false, reason: 'past' }
  await db.$transaction((tx) => extendOne(tx, actor, input, world))
  return { ok: true }
}

/** Leaves out people who are not enrolled in the course. All others or none. Errors: not-found. */
export async function extendForPeople(
  coordinator: Coordinator,
  input: Omit<ExtensionInput, 'enrollmentId'> & { accountIds: string[]; course: Pick<Course, 'id'> },
  world = systemWorld,
): Promise<{ ok: true; extended: number } | { ok: false; reason: 'past' }> {
  if (isPast(coordinator, input, world)) return { ok: false, reason: 'past' }
  const { accountIds, course, dueOn, reason } = input
  return db.$transaction(async (tx) => {
    // Sorted, so that two calls can't deadlock.
    const enrollments = await query(tx)<{ accountId: string; enrollmentId: string }>`
      select account_id::text as "accountId", id::text as "enrollmentId" from live_enrollment
      where account_id = any(${accountIds}::uuid[]) and course_id = ${course.id} order by account_id, id`
    for (const one of enrollments) await extendOne(tx, coordinator, { ...one, dueOn, reason }, world)
    return { ok: true, extended: new Set(enrollments.map((one) => one.accountId)).size }
  })
}

const isPast = ({ timeZone }: { timeZone: string }, { dueOn }: Pick<ExtensionInput, 'dueOn'>, world: World) =>
  new Date(dueOn) < new Date(dayOf(world.now(), timeZone))

async function extendOne(
  tx: Transaction,
  actor: CoordinatorOrOperator,
  input: ExtensionInput & { accountId: string },
  world: World,
): Promise<void> {
  const { accountId, enrollmentId, reason } = input
  const now = world.now()
  const dueOn = new Date(input.dueOn)
  // Serializes extensions of one learner, so that each log entry names the previous due date.
  await lockAccount(tx, accountId)
  await requireOwnLearner(tx, actor, accountId)
  const id = world.id()
  const [enrollment] = await query(tx)`
      select from live_enrollment where id = ${enrollmentId}::uuid and account_id = ${accountId}::uuid`
  if (!enrollment) throw notFound()
  const before = await tx.extension.findFirst({
    where: { enrollmentId },
    orderBy: { extendedAt: 'desc' },
    select: { dueOn: true },
  })
  const organizationId = organizationOf(actor)
  const attribution = { extendedAt: now, extendedById: actor.accountId }
  const row = { id, enrollmentId, accountId, organizationId, dueOn, reason, ...attribution }
  if ((await insertOnce(tx, tx.extension, row)) !== 'new') return
  const entry = {
    action: 'amendment.extended' as const,
    actor,
    subjectId: accountId,
    object: `enrollment:${enrollmentId}`,
    details: { extensionId: id, dueOn: input.dueOn, dueOnBefore: before ? dayOf(before.dueOn, 'UTC') : null },
    values: { reason },
  }
  await record(tx, entry, now)
}
