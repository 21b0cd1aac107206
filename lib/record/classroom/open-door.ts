import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { makeCode } from '@/lib/platform/secret'
import { dayOf } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import { requireClassroomSession } from './queries'
import { type Closed, whyClosed } from './why-closed'

const minutes = 10

export type DoorOpened = { ok: true } | { ok: false; reason: Closed }

/** Lets people record their own attendance for ten minutes. Errors: not-found (another organization's). */
export async function openDoor(
  coordinator: Coordinator,
  { sessionId }: { sessionId: string },
  world = systemWorld,
): Promise<DoorOpened> {
  const now = world.now()
  const id = world.id()
  return db.$transaction(async (tx): Promise<DoorOpened> => {
    const session = await requireClassroomSession(coordinator, sessionId, tx)
    const reason = whyClosed(session, dayOf(now, coordinator.timeZone))
    if (reason) return { ok: false, reason }
    const closesAt = new Date(now.getTime() + minutes * 60_000)
    const door = { id, sessionId, code: makeCode(world), openedAt: now, closesAt, openedById: coordinator.accountId }
    if ((await insertOnce(tx, tx.classroomDoor, door)) !== 'new') return { ok: true }
    const object = `organization:${coordinator.organizationId}`
    await record(tx, { action: 'classroom.door-opened', actor: coordinator, object, details: { sessionId } }, now)
    return { ok: true }
  })
}
