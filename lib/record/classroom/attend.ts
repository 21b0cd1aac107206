import { record } from '@/lib/audit/record'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { findOpenDoor } from './queries'

/** Records the learner's own attendance. False: the code has ended, or is another organization's. Safe to repeat. */
export async function attend(learner: Learner, code: string, world = systemWorld): Promise<boolean> {
  const now = world.now()
  const id = world.id()
  const { accountId } = learner
  return db.$transaction(async (tx) => {
    const door = await findOpenDoor(learner, code, now, tx)
    if (!door) return false
    const { sessionId, heldOn, minutes } = door
    const row = { id, sessionId, accountId, minutes, recordedAt: now, recordedById: accountId }
    const { count } = await tx.attendance.createMany({ data: [row], skipDuplicates: true })
    if (count === 0) return true
    const about = { actor: learner, subjectId: accountId, object: `attendance:${id}` }
    await record(
      tx,
      { action: 'classroom.attendance-recorded', ...about, details: { sessionId, heldOn, minutes } },
      now,
    )
    return true
  })
}
