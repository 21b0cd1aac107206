import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { addAttendance } from './add-attendance'
import { findOpenDoor } from './queries'

/** Records the learner's own attendance. False: the code has ended, or is another organization's. Safe to repeat. */
export async function attend(learner: Learner, code: string, world = systemWorld): Promise<boolean> {
  const { accountId } = learner
  return db.$transaction(async (tx) => {
    const door = await findOpenDoor(learner, code, world.now(), tx)
    if (!door) return false
    const { sessionId, heldOn, minutes, title } = door
    await addAttendance(tx, learner, { accountId, sessionId, heldOn, minutes, title }, world)
    return true
  })
}
