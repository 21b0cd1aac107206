import type { Coordinator } from '@/lib/people/account/actor'
import { query, type Statements } from '@/lib/platform/db'
import type { ChangedInvitation } from './invite-members'

/** Open, unexpired invitations of people who have not joined another way. An unconfirmed address doesn't tell that they did. */
export async function listLiveInvitations(
  on: Statements,
  { organizationId }: Coordinator,
  now: Date,
): Promise<(ChangedInvitation & { emailKey: string })[]> {
  return query(on)`
    select i.id::text, i.name, i.email, i.email_key as "emailKey", i.rank, i.identifier,
      coalesce(i.hired_on::text, '') as "hiredOn", i.supervisor, coalesce(i.division_id::text, '') as "divisionId"
    from member_invitation i
    where i.organization_id = ${organizationId}::uuid and i.accepted_at is null and i.ended_at is null
      and i.expires_at > ${now} and not exists (
        select from account_address a join current_learner m on m.account_id = a.id
        join confirmed_account c on c.id = a.id
        where a.email_key = i.email_key and m.organization_id = ${organizationId}::uuid)
    order by i.name_key, i.id`
}
