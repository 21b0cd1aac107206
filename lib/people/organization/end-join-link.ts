import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** A no-op for a link that was ended before. Errors: not-found. */
export async function endJoinLink(
  coordinator: Coordinator,
  input: { joinLinkId: string },
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  const own = { id: input.joinLinkId, organizationId: coordinator.organizationId }
  await db.$transaction(async (tx) => {
    if ((await tx.joinLink.count({ where: own })) === 0) throw notFound()
    const ended = await tx.joinLink.updateMany({ where: { ...own, endedAt: null }, data: { endedAt: now } })
    if (ended.count === 0) return
    const object = `join-link:${input.joinLinkId}`
    await record(tx, { action: 'organization.join-link-ended', actor: coordinator, object }, now)
  })
}
