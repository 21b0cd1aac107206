import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'
import type { SessionInput } from './schema'

/** A session of the coordinator's organization, past or planned; returns its id. */
export async function recordSession(
  coordinator: Coordinator,
  input: SessionInput,
  world = systemWorld,
): Promise<string> {
  const { organizationId, accountId: recordedById } = coordinator
  const { hours: minutes, heldOn, ...rest } = input
  const now = world.now()
  const id = world.id()
  await db.$transaction(async (tx) => {
    const session = { id, organizationId, ...rest, minutes, heldOn: new Date(heldOn), recordedAt: now, recordedById }
    if ((await insertOnce(tx, tx.classroomSession, session)) !== 'new') return
    const entry = {
      action: 'classroom.session-recorded' as const,
      actor: coordinator,
      object: `organization:${organizationId}`,
      details: { sessionId: id, heldOn, minutes },
      values: { title: rest.title, instructor: rest.instructor },
    }
    await record(tx, entry, now)
  })
  return id
}
