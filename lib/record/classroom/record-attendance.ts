import type { Coordinator } from '@/lib/people/account/actor'
import { requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db } from '@/lib/platform/db'
import { dayOf } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import { addAttendance } from './add-attendance'
import { requireClassroomSession } from './queries'
import { type Closed, whyClosed } from './why-closed'

export type AttendanceRecorded = { ok: true; added: number } | { ok: false; reason: Closed }

/**
 * Records the full hours for all of the people or none, from the session's day on. An existing attendance stays as it is.
 * Errors: not-found (another organization's session or person), forbidden (oneself).
 */
export async function recordAttendance(
  coordinator: Coordinator,
  { sessionId, accountIds }: { sessionId: string; accountIds: readonly string[] },
  world = systemWorld,
): Promise<AttendanceRecorded> {
  return db.$transaction(async (tx) => {
    const session = await requireClassroomSession(coordinator, sessionId, tx)
    const reason = whyClosed(session, dayOf(world.now(), coordinator.timeZone))
    if (reason) return { ok: false, reason }
    const { minutes, heldOn, title } = session
    let added = 0
    for (const accountId of [...new Set(accountIds)].sort()) {
      await requireOwnLearner(tx, coordinator, accountId)
      if (await addAttendance(tx, coordinator, { accountId, sessionId, heldOn, minutes, title }, world)) added++
    }
    return { ok: true, added }
  })
}
