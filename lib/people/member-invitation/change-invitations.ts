import { recordAll } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { normalizeEmail } from '@/lib/people/account/email'
import { nameKey } from '@/lib/people/organization/name-key'
import { query, type Statements } from '@/lib/platform/db'
import { entriesAbout } from './invitation-entries'
import type { ChangedInvitation } from './invite-members'

/** Call with `keepOpen`, and with divisions kept. Errors: a unique violation for an address or identifier that is invited. */
export async function changeInvitations(
  tx: Statements,
  coordinator: Coordinator,
  changed: readonly ChangedInvitation[],
  now: Date,
): Promise<void> {
  if (changed.length === 0) return
  const rows = JSON.stringify(
    changed.map((one) => ({ ...one, nameKey: nameKey(one.name), emailKey: normalizeEmail(one.email) })),
  )
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
