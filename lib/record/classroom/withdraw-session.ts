import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { requireClassroomSession } from './queries'

/** Its hours no longer count for anyone. Safe to repeat. Errors: not-found (another organization's). */
export async function withdrawSession(
  coordinator: Coordinator,
  { sessionId, reason }: { sessionId: string; reason: string },
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    const { organizationId } = coordinator
    await requireClassroomSession(coordinator, sessionId, tx)
    const withdrawn = await tx.classroomSession.updateMany({
      where: { id: sessionId, organizationId, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnById: coordinator.accountId, withdrawnReason: reason },
    })
    if (withdrawn.count === 0) return
    const entry = {
      action: 'classroom.session-withdrawn' as const,
      actor: coordinator,
      object: `organization:${organizationId}`,
      details: { sessionId },
      values: { reason },
    }
    await record(tx, entry, now)
  })
}
