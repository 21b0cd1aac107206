import { recordAll } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { query, type Statements, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { entriesAbout } from './invitation-entries'

const hours = 24

/**
 * For live ones with an address; the worker writes the mails. One for each: the next can go when the last failed, or a day
 * after it was written. Returns how many.
 */
export async function mailInvitations(
  tx: Statements,
  coordinator: Coordinator,
  ids: string[],
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - hours * 3_600_000)
  const requests = await query(tx)<{ id: string }>`
    update member_invitation i set mail_asked_at = ${now}
    where i.id = any(${ids}::uuid[]) and i.organization_id = ${coordinator.organizationId}::uuid
      and i.accepted_at is null and i.ended_at is null and i.expires_at > ${now} and i.email <> ''
      and i.mail_asked_at is null and not exists (
        select from mail_not_withdrawn m where m.effect = 'member-invitation:' || i.id || ':' || i.mailings
          and m.state <> 'failed' and m.created_at > ${before})
    returning i.id::text`
  const entries = entriesAbout(
    coordinator,
    'organization.member-invitations-mailed',
    requests.map(({ id }) => id),
  )
  await recordAll(tx, entries, now)
  return requests.length
}

/** Returns how many will be mailed; the others have no address, have ended, or were mailed within a day. */
export function mailAgain(coordinator: Coordinator, ids: string[], world = systemWorld): Promise<number> {
  return transact((tx) => mailInvitations(tx, coordinator, ids, world.now()))
}
