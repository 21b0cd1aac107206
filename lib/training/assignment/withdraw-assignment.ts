import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Ends it; enrollments stay. Safe to repeat. Errors: not-found (another organization's). */
export async function withdrawAssignment(
  coordinator: Coordinator,
  assignmentId: string,
  world = systemWorld,
): Promise<void> {
  const { organizationId } = coordinator
  const now = world.now()
  await db.$transaction(async (tx) => {
    const assignment = await tx.assignment.findFirst({ where: { id: assignmentId, organizationId } })
    if (!assignment) throw notFound()
    const ended = await tx.assignment.updateMany({
      where: { id: assignmentId, organizationId, endedAt: null },
      data: { endedAt: now, endedById: coordinator.accountId },
    })
    if (ended.count === 0) return
    const { courseId, accountId } = assignment
    const entry = {
      action: 'assignment.withdrawn' as const,
      actor: coordinator,
      ...(accountId && { subjectId: accountId }),
      object: `organization:${organizationId}`,
      details: { assignmentId, courseId },
    }
    await record(tx, entry, now)
  })
}
