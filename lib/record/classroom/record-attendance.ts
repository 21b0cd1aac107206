import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { dayOf } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import { requireOwnLearner } from '@/lib/training/attempt/own-learner'
import { requireClassroomSession } from './queries'

export type AttendanceRecorded = { ok: true; added: number } | { ok: false; reason: 'early' | 'withdrawn' }

/**
 * Records the full hours for all of the people or none, from the session's day on. An existing attendance stays as it is.
 * Errors: not-found (another organization's session or person), forbidden (oneself).
 */
export async function recordAttendance(
  coordinator: Coordinator,
  { sessionId, accountIds }: { sessionId: string; accountIds: readonly string[] },
  world = systemWorld,
): Promise<AttendanceRecorded> {
  const now = world.now()
  const { accountId: recordedById } = coordinator
  return db.$transaction(async (tx) => {
    const { minutes, heldOn, withdrawnAt } = await requireClassroomSession(coordinator, sessionId, tx)
    if (withdrawnAt) return { ok: false, reason: 'withdrawn' }
    if (heldOn > dayOf(now, coordinator.timeZone)) return { ok: false, reason: 'early' }
    let added = 0
    for (const accountId of [...new Set(accountIds)].sort()) {
      await requireOwnLearner(tx, coordinator, accountId)
      const id = world.id()
      const row = { id, sessionId, accountId, minutes, recordedAt: now, recordedById }
      const { count } = await tx.attendance.createMany({ data: [row], skipDuplicates: true })
      if (count === 0) continue
      added++
      const about = { actor: coordinator, subjectId: accountId, object: `attendance:${id}` }
      await record(
        tx,
        { action: 'classroom.attendance-recorded', ...about, details: { sessionId, heldOn, minutes } },
        now,
      )
    }
    return { ok: true, added }
  })
}
