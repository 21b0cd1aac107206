import { record } from '@/lib/audit/log/record'
import type { Administrator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

/** Does nothing to one that was accepted or ended. Errors: not-found. */
export async function endInvitation(
  administrator: Administrator,
  { invitationId }: { invitationId: string },
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    const invitation = await tx.invitation.findUnique({ where: { id: invitationId } })
    if (!invitation) throw notFound()
    const ended = await tx.invitation.updateMany({
      where: { id: invitationId, acceptedAt: null, endedAt: null },
      data: { endedAt: now, endedById: administrator.accountId },
    })
    if (ended.count === 0) return
    const about = { subjectId: invitation.accountId, object: `organization:${invitation.organizationId}` }
    const action = 'organization.invitation-ended'
    await record(tx, { action, actor: administrator, ...about, details: { invitationId } }, now)
  })
}
