import { recordAll } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { normalizeEmail } from '@/lib/people/account/email'
import { withdrawMails } from '@/lib/people/mail/withdraw'
import { nameKey } from '@/lib/people/organization/membership/name-key'
import { query, type Statements } from '@/lib/platform/db'
import { makeCode } from '@/lib/platform/secret'
import type { World } from '@/lib/platform/world'
import { entriesAbout } from './invitation-entries'
import type { ChangedInvitation } from './invite-members'
import { invitationMailEffects } from './mail-effects'

/** Call with `lockOpenOrganization`, and with divisions kept. Errors: a unique violation for an address or identifier that is invited. */
export async function changeInvitations(
  tx: Statements,
  coordinator: Coordinator,
  changed: readonly ChangedInvitation[],
  world: World,
): Promise<void> {
  if (changed.length === 0) return
  const now = world.now()
  const rows = JSON.stringify(
    changed.map((one) => ({
      ...one,
      code: makeCode(world),
      nameKey: nameKey(one.name),
      emailKey: normalizeEmail(one.email),
    })),
  )
  await replaceCodes(tx, coordinator, rows, now)
  // First, so that two people can swap identifiers.
  await query(tx)`
    update member_invitation i set identifier = ''
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid) where i.id = r.id`
  await query(tx)`
    update member_invitation i set name = r.name, name_key = r."nameKey", email = r.email, email_key = r."emailKey",
      rank = r.rank, identifier = r.identifier, hired_on = nullif(r."hiredOn", '')::date, supervisor = r.supervisor,
      division_id = nullif(r."divisionId", '')::uuid
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, name text, "nameKey" text, email text, "emailKey" text, rank text,
      identifier text, "hiredOn" text, supervisor text, "divisionId" text)
    where i.id = r.id and i.organization_id = ${coordinator.organizationId}::uuid`
  const ids = changed.map(({ id }) => id)
  await recordAll(tx, entriesAbout(coordinator, 'organization.member-invitations-changed', ids), now)
}

/**
 * Attack: a person at a mistyped address has the old code, and could join with the details of the invited person. Counts one
 * more mailing, which has no mail: so a mail to the new address needn't wait for a day.
 */
async function replaceCodes(tx: Statements, { organizationId }: Coordinator, rows: string, now: Date): Promise<void> {
  const replaced = await query(tx)<{ id: string; mailings: number }>`
    update member_invitation i set code = r.code, mailings = i.mailings + 1
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, code text, "emailKey" text)
    where i.id = r.id and i.organization_id = ${organizationId}::uuid
      and i.email_key <> '' and i.email_key <> r."emailKey"
    returning i.id::text, i.mailings`
  await withdrawMails(tx, replaced.flatMap(invitationMailEffects), now)
}
