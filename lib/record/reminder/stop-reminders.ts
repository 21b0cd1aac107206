import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { requireAssignment } from '@/lib/training/assignment/queries'

/** Nothing more is sent for the assignment until they are resumed. Safe to repeat. Errors: not-found (another organization's, or ended). */
export async function stopReminders(
  coordinator: Coordinator,
  { assignmentId }: { assignmentId: string },
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    const { courseId } = await requireAssignment(coordinator, assignmentId, tx)
    const row = { id: world.id(), assignmentId, stoppedAt: now, stoppedById: coordinator.accountId }
    const stopped = await tx.reminderStop.createMany({ data: [row], skipDuplicates: true })
    if (stopped.count === 0) return
    const entry = {
      action: 'assignment.reminders-stopped' as const,
      actor: coordinator,
      object: `organization:${coordinator.organizationId}`,
      details: { assignmentId, courseId },
    }
    await record(tx, entry, now)
  })
}
