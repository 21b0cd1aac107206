import type { Coordinator, Supervisor } from '@/lib/people/account/actor'
import { nameKey } from '@/lib/people/organization/membership/name-key'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

export const invitationStates = ['sheet', 'queued', 'mailed', 'failed', 'expired'] as const
export type InvitationState = (typeof invitationStates)[number]

export interface OpenInvitation {
  id: string
  name: string
  /** Empty: none. */
  email: string
  identifier: string
  code: string
  cohort: string | null
  divisionId: string | null
  expiresAt: Date
  state: InvitationState
  /** When the last mail went or failed. */
  mailedAt: Date | null
}

export interface InvitationFilter {
  /** Each word is part of the name, address or identifier. */
  text?: string | undefined
  states?: readonly InvitationState[] | undefined
  ids?: readonly string[] | undefined
}

interface Place {
  /** The last invitation of the page before. */
  after?: string | undefined
  limit: number
  now: Date
}

const stateAt = (now: Date) => Prisma.sql`
  case when i.expires_at <= ${now} then 'expired' when i.mail_asked_at is not null then 'queued' when m.effect is null then 'sheet' when m.state = 'failed' then 'failed'
    when m.state = 'sent' then 'mailed' else 'queued' end`

const isOpen = ({ organizationId }: Pick<Coordinator, 'organizationId'>) => Prisma.sql`
  i.organization_id = ${organizationId}::uuid and i.accepted_at is null and i.ended_at is null`

const withMail = Prisma.sql`
  left join mail_not_withdrawn m on m.effect = 'member-invitation:' || i.id || ':' || i.mailings`

/** Neither accepted nor ended, by name. */
export function listOpenInvitations(
  coordinator: Coordinator,
  { text = '', states, ids }: InvitationFilter,
  { after, limit, now }: Place,
): Promise<OpenInvitation[]> {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const conditions = words.map((word) => {
    const typed = word.toLowerCase()
    return Prisma.sql`(position(${nameKey(word)} in i.name_key) > 0 or position(${typed} in i.email_key) > 0
      or position(${typed} in lower(i.identifier)) > 0)`
  })
  if (states) conditions.push(Prisma.sql`${stateAt(now)} = any(${[...states]}::text[])`)
  if (ids) conditions.push(Prisma.sql`i.id = any(${[...ids]}::uuid[])`)
  if (after) {
    conditions.push(Prisma.sql`(i.name_key, i.id) > (select p.name_key, p.id from member_invitation p
      where p.id = ${after}::uuid and p.organization_id = ${coordinator.organizationId}::uuid)`)
  }
  return query<OpenInvitation>`
    select i.id::text, i.name, i.email, i.identifier, i.code, c.name as cohort, i.division_id::text as "divisionId", i.expires_at as "expiresAt",
      ${stateAt(now)} as state, m.settled_at as "mailedAt"
    from member_invitation i left join cohort_name c on c.id = i.cohort_id ${withMail}
    where ${Prisma.join([isOpen(coordinator), ...conditions], ' and ')}
    order by i.name_key, i.id limit ${limit}`
}

/** For the desk. `open`: neither accepted, ended nor expired. Starts at the failed mails, of which there are few. */
export async function countInvitations(
  coordinator: Coordinator,
  now: Date,
): Promise<{ open: number; failed: number; expired: number }> {
  const [counts] = await query<{ open: number; failed: number; expired: number }>`
    select (select count(*)::int from member_invitation i where i.expires_at > ${now} and ${isOpen(coordinator)}) as open,
      (select count(*)::int from mail_not_withdrawn m join member_invitation i
        on i.id = case when m.kind = 'member-invitation' then split_part(m.effect, ':', 2)::uuid end
          and m.effect = 'member-invitation:' || i.id || ':' || i.mailings
        where m.state = 'failed' and i.mail_asked_at is null and i.expires_at > ${now} and ${isOpen(coordinator)}) as failed,
      (select count(*)::int from member_invitation i where i.expires_at <= ${now} and ${isOpen(coordinator)}) as expired`
  return counts ?? { open: 0, failed: 0, expired: 0 }
}

/** The names of those whose supervisor, by address or number, this person is. */
export function listInvitedBy(
  { accountId, organizationId }: Supervisor,
  now: Date,
): Promise<{ id: string; name: string }[]> {
  return query`
    select i.id::text, i.name from member_invitation i
    where i.expires_at > ${now} and ${isOpen({ organizationId })} and i.supervisor <> '' and i.supervisor in (
      select a.email_key from account_address a where a.id = ${accountId}::uuid
      union select lower(l.identifier) from current_learner l
      where l.account_id = ${accountId}::uuid and l.organization_id = ${organizationId}::uuid)
    order by i.name_key, i.id limit 100`
}

/** The open invitations of each division; null: none. */
export function countInvited(
  coordinator: Coordinator,
  now: Date,
): Promise<{ divisionId: string | null; people: number }[]> {
  return query`
    select i.division_id::text as "divisionId", count(*)::int as people from member_invitation i
    where i.expires_at > ${now} and ${isOpen(coordinator)} group by i.division_id`
}
