import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

export async function endJoinLink(
  coordinator: Coordinator,
  input: { joinLinkId: string },
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    const ended = await tx.joinLink.updateMany({
      where: { id: input.joinLinkId, organizationId: coordinator.organizationId, endedAt: null },
      data: { endedAt: now },
    })
    if (ended.count === 0) throw notFound()
    const object = `join-link:${input.joinLinkId}`
    await record(tx, { action: 'organization.join-link-ended', actor: coordinator, object }, now)
  })
}
