import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { makeCode } from '@/lib/platform/secret'
import { dayOf } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import { requireClassroomSession } from '@/lib/record/classroom/queries'
import { type Closed, whyClosed } from '@/lib/record/classroom/why-closed'
import type { GroupPiece } from './piece'

export type GroupStarted = { ok: true; id: string } | { ok: false; reason: Closed }

/** Errors: not-found (another organization's classroom session). */
export async function startGroup(
  coordinator: Coordinator,
  { sessionId, piece }: { sessionId: string; piece: GroupPiece },
  world = systemWorld,
): Promise<GroupStarted> {
  const { organizationId, accountId: startedById } = coordinator
  const [now, id] = [world.now(), world.id()]
  return db.$transaction(async (tx): Promise<GroupStarted> => {
    const session = await requireClassroomSession(coordinator, sessionId, tx)
    const reason = whyClosed(session, dayOf(now, coordinator.timeZone))
    if (reason) return { ok: false, reason }
    const row = { id, organizationId, sessionId, pieceId: piece.id, code: makeCode(world), startedAt: now, startedById }
    if ((await insertOnce(tx, tx.groupSession, row)) !== 'new') return { ok: true, id }
    const about = { object: `organization:${organizationId}`, details: { sessionId, groupId: id, pieceId: piece.id } }
    await record(tx, { action: 'classroom.group-started', actor: coordinator, ...about }, now)
    return { ok: true, id }
  })
}
