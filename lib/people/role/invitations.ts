import type { Administrator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'

export interface LiveInvitation {
  id: string
  organizationId: string
  organization: string
  accountId: string
  name: string
  email: string
  mailed: boolean
  isConfirmed: boolean
}

/** Null when it was accepted or ended, is too old, or the account is closed or has another address. */
export async function findLiveInvitation(on: Statements, tokenHash: string, now: Date): Promise<LiveInvitation | null> {
  const [found] = await query(on)<LiveInvitation>`
    select i.id::text, i.organization_id::text as "organizationId", o.name as organization,
      a.id::text as "accountId", a.name, a.email, i.mailed,
      exists (select from confirmed_account c where c.id = a.id) as "isConfirmed"
    from invitation i join organization_name o on o.id = i.organization_id
    join account_address a on a.id = i.account_id and a.email_key = i.email_key
    join open_account p on p.id = a.id
    where i.token_hash = ${tokenHash} and i.accepted_at is null and i.ended_at is null and i.expires_at > ${now}`
  return found ?? null
}

export function findInvitation(token: string, now = systemWorld.now()): Promise<LiveInvitation | null> {
  return findLiveInvitation(db, hashSecret(token), now)
}

export interface InvitationView {
  id: string
  accountId: string
  name: string
  email: string
  organization: string
  expiresAt: Date
}

/** Open invitations: not accepted, ended, or expired. */
export async function listInvitations(_administrator: Administrator, now: Date): Promise<InvitationView[]> {
  return query<InvitationView>`
    select i.id::text, a.id::text as "accountId", a.name, a.email, o.name as organization, i.expires_at as "expiresAt"
    from invitation i join organization_name o on o.id = i.organization_id
    join account_address a on a.id = i.account_id and a.email_key = i.email_key
    join open_account p on p.id = a.id
    where i.accepted_at is null and i.ended_at is null and i.expires_at > ${now}
    order by i.invited_at desc, i.id limit 100`
}
