import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { requireAssignment } from '@/lib/training/assignment/queries'

/** Steps missed by more than three days are not sent. Safe to repeat. Errors: not-found (another organization's, or ended). */
export async function resumeReminders(
  coordinator: Coordinator,
  { assignmentId }: { assignmentId: string },
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    const { courseId } = await requireAssignment(coordinator, assignmentId, tx)
    const resumed = await tx.reminderStop.updateMany({
      where: { assignmentId, resumedAt: null },
      data: { resumedAt: now, resumedById: coordinator.accountId },
    })
    if (resumed.count === 0) return
    const entry = {
      action: 'assignment.reminders-resumed' as const,
      actor: coordinator,
      object: `organization:${coordinator.organizationId}`,
      details: { assignmentId, courseId },
    }
    await record(tx, entry, now)
  })
}
