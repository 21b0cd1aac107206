import { clearMails } from '@/lib/people/mail/clear-mail-of'
import { query, type Statements } from '@/lib/platform/db'
import { invitationMailEffects } from './mail-effects'

interface Removed {
  id: string
  mailings: number
}

/** Also empties their mails. */
export async function removeOldInvitations(tx: Statements, before: Date, most: number, now: Date): Promise<number> {
  const removed = await query(tx)<Removed>`
    delete from member_invitation where id in (
      select i.id from member_invitation i where least(i.accepted_at, i.ended_at, i.expires_at) < ${before}
        and not exists (select from held_organization h where h.organization_id = i.organization_id)
        and not exists (select from held_account h where h.account_id = i.accepted_by_id) limit ${most})
    returning id::text, mailings`
  await clearMails(tx, removed.flatMap(invitationMailEffects), now)
  return removed.length
}

/** Those that a closed account accepted. */
export async function removeInvitationsOf(tx: Statements, accountId: string, now: Date): Promise<void> {
  const removed = await query(tx)<Removed>`
    delete from member_invitation where accepted_by_id = ${accountId}::uuid returning id::text, mailings`
  await clearMails(tx, removed.flatMap(invitationMailEffects), now)
}
