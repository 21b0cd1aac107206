import { recordAll } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { withdrawMails } from '@/lib/people/mail/withdraw'
import { query, type Statements, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { entriesAbout } from './invitation-entries'
import { invitationMailEffect } from './mail-effects'

/** Skips invitations that were accepted or ended, and other organizations'. Returns how many it ended. */
export async function endMemberInvitations(
  coordinator: Coordinator,
  ids: string[],
  world = systemWorld,
): Promise<number> {
  const now = world.now()
  return transact(async (tx) => {
    const ended = await query(tx)<{ id: string; mailings: number }>`
      update member_invitation set ended_at = ${now}, ended_by_id = ${coordinator.accountId}::uuid
      where id = any(${ids}::uuid[]) and organization_id = ${coordinator.organizationId}::uuid
        and accepted_at is null and ended_at is null
      returning id::text, mailings`
    if (ended.length === 0) return 0
    const effects = ended.map(invitationMailEffect)
    await withdrawMails(tx, effects, now)
    const entries = entriesAbout(
      coordinator,
      'organization.member-invitations-ended',
      ended.map(({ id }) => id),
    )
    await recordAll(tx, entries, now)
    return ended.length
  })
}

/** All of an organization that closes, whose closing is recorded. */
export async function endEveryMemberInvitation(
  tx: Statements,
  { organizationId, endedById }: { organizationId: string; endedById: string },
  now: Date,
): Promise<void> {
  const ended = await query(tx)<{ id: string; mailings: number }>`
    update member_invitation set ended_at = ${now}, ended_by_id = ${endedById}::uuid
    where organization_id = ${organizationId}::uuid and accepted_at is null and ended_at is null
    returning id::text, mailings`
  await withdrawMails(tx, ended.map(invitationMailEffect), now)
}
