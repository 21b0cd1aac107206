import { record } from '@/lib/audit/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { startMembership } from './membership'

export async function makeCoordinator(
  actor: Administrator | Operator,
  input: { organizationId: string; accountId: string },
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    const organization = await tx.organization.findUnique({
      where: { id: input.organizationId },
      select: { id: true },
    })
    if (!organization) throw notFound()
    const started = await startMembership(tx, actor, { ...input, role: 'coordinator' }, world)
    if (!started) return
    await record(
      tx,
      {
        action: 'organization.coordinator-made',
        actor,
        subjectId: input.accountId,
        object: `organization:${input.organizationId}`,
      },
      now,
    )
  })
}
