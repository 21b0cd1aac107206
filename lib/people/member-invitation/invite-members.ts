import { recordAll } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { normalizeEmail } from '@/lib/people/account/email'
import { nameKey } from '@/lib/people/organization/membership/name-key'
import { query, type Statements } from '@/lib/platform/db'
import { makeCode } from '@/lib/platform/secret'
import type { World } from '@/lib/platform/world'
import { entriesAbout } from './invitation-entries'

const days = 90

/** As in `InvitedDetails`, with nothing as an empty text. */
export interface Invitee {
  name: string
  /** Empty: a printed sheet only. */
  email: string
  rank: string
  identifier: string
  hiredOn: string
  supervisor: string
  divisionId: string
}

export interface ChangedInvitation extends Invitee {
  id: string
}

interface Inviting {
  invitees: readonly Invitee[]
  cohortId: string | null
  byMail: boolean
}

/** Call with `lockOpenOrganization`, and with cohort and divisions kept. Errors: a unique violation for an address or identifier that is invited. */
export async function inviteMembers(
  tx: Statements,
  coordinator: Coordinator,
  { invitees, cohortId, byMail }: Inviting,
  world: World,
): Promise<void> {
  if (invitees.length === 0) return
  const { organizationId, accountId } = coordinator
  const now = world.now()
  const rows = invitees.map((one) => ({
    ...one,
    id: world.id(),
    code: makeCode(world),
    nameKey: nameKey(one.name),
    emailKey: normalizeEmail(one.email),
  }))
  await query(tx)`
    insert into member_invitation (id, organization_id, cohort_id, code, name, name_key, email, email_key, rank, identifier,
      hired_on, supervisor, division_id, mail_asked_at, mailings, invited_at, invited_by_id, expires_at, left_out)
    select r.id, ${organizationId}::uuid, ${cohortId}::uuid, r.code, r.name, r."nameKey", r.email, r."emailKey", r.rank,
      r.identifier, nullif(r."hiredOn", '')::date, r.supervisor, nullif(r."divisionId", '')::uuid,
      case when r.email <> '' then ${byMail ? now : null}::timestamptz end, 0, ${now},
      ${accountId}::uuid, ${new Date(now.getTime() + days * 86_400_000)}, '{}'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, name text, "nameKey" text, email text,
      "emailKey" text, rank text, identifier text, "hiredOn" text, supervisor text, "divisionId" text)`
  const ids = rows.map(({ id }) => id)
  await recordAll(tx, entriesAbout(coordinator, 'organization.members-invited', ids, { cohortId, byMail }), now)
}

/** Ends invitations that would block a new list: expired ones, and those of people who joined another way. */
export async function endPassedInvitations(tx: Statements, coordinator: Coordinator, now: Date): Promise<void> {
  const { organizationId, accountId } = coordinator
  const ended = await query(tx)<{ id: string }>`
    update member_invitation i set ended_at = ${now}, ended_by_id = ${accountId}::uuid
    where i.organization_id = ${organizationId}::uuid and i.accepted_at is null and i.ended_at is null
      and (i.expires_at <= ${now} or i.email_key in (
        select a.email_key from current_learner m join account_address a on a.id = m.account_id
        join confirmed_account c on c.id = a.id
        where m.organization_id = ${organizationId}::uuid))
    returning i.id::text`
  const ids = ended.map(({ id }) => id)
  if (ids.length > 0) await recordAll(tx, entriesAbout(coordinator, 'organization.member-invitations-ended', ids), now)
}
