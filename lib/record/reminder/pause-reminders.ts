import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { requireAssignment } from '@/lib/training/assignment/queries'

/**
 * Stops an assignment's reminders, or resumes them: then steps missed by more than three days are not sent. Safe to repeat.
 * Errors: not-found (another organization's, or ended).
 */
export async function pauseReminders(
  coordinator: Coordinator,
  { assignmentId, isPaused }: { assignmentId: string; isPaused: boolean },
  world = systemWorld,
): Promise<void> {
  const { accountId, organizationId } = coordinator
  const now = world.now()
  await db.$transaction(async (tx) => {
    const { courseId } = await requireAssignment(coordinator, assignmentId, tx)
    const row = { id: world.id(), assignmentId, stoppedAt: now, stoppedById: accountId }
    const changed = isPaused
      ? await tx.reminderStop.createMany({ data: [row], skipDuplicates: true })
      : await tx.reminderStop.updateMany({
          where: { assignmentId, resumedAt: null },
          data: { resumedAt: now, resumedById: accountId },
        })
    if (changed.count === 0) return
    const action = isPaused ? 'assignment.reminders-stopped' : 'assignment.reminders-resumed'
    const about = { object: `organization:${organizationId}`, details: { assignmentId, courseId } }
    await record(tx, { action, actor: coordinator, ...about }, now)
  })
}
