import { record } from '@/lib/audit/log/record'
import type { Course } from '@/lib/content/course/schema'
import type { Administrator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { type CoordinatorOrOperator, organizationOf, requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { isHeld, shortLessons } from '@/lib/record/seat-time/rule'

export type TimeAccepted = { ok: true } | { ok: false; reason: 'not-held' }

/** Covers the lessons and flags of now, not later ones. Errors: not-found, forbidden (the actor's own time). */
export async function acceptTime(
  actor: CoordinatorOrOperator | Administrator,
  input: { accountId: string; course: Course; reason: string },
  world = systemWorld,
): Promise<TimeAccepted> {
  const { accountId, course, reason } = input
  return db.$transaction(async (tx) => {
    await lockAccount(tx, accountId)
    const subject = await requireOwnLearner(tx, actor, accountId)
    const id = world.id()
    const time = await findSeatTime(subject, course, tx)
    if (!time) return { ok: false, reason: 'not-held' }
    const now = world.now()
    const covers = { lessons: shortLessons(time).map(({ unitId }) => unitId), flags: time.flags.map((flag) => flag.id) }
    const { enrollmentId } = time
    const organizationId = organizationOf(actor)
    const attribution = { reason, acceptedAt: now, acceptedById: actor.accountId }
    const row = { id, enrollmentId, accountId, organizationId, ...covers, ...attribution }
    const inserted = await insertOnce(tx, tx.timeAcceptance, row, async () =>
      isHeld(time) ? null : ('not-held' as const),
    )
    if (inserted === 'not-held') return { ok: false, reason: 'not-held' }
    if (inserted !== 'new') return { ok: true }
    const entry = {
      action: 'amendment.time-accepted' as const,
      actor,
      subjectId: accountId,
      object: `enrollment:${enrollmentId}`,
      details: { acceptanceId: id, ...covers },
      values: { reason },
    }
    await record(tx, entry, now)
    return { ok: true }
  })
}
