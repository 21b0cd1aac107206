import type { Coordinator, Learner } from '@/lib/people/account/actor'
import type { detailFields } from '@/lib/people/organization/membership/details-schema'
import { query } from '@/lib/platform/db'

export interface MemberInvitationTarget {
  organization: string
  cohort: string | null
  name: string
  /** The details that the person joins with. */
  fields: (typeof detailFields)[number][]
}

/** Null for a code that was never made, was used, or has ended. */
export async function findMemberInvitation(code: string, now: Date): Promise<MemberInvitationTarget | null> {
  const [found] = await query<MemberInvitationTarget>`
    select o.name as organization, c.name as cohort, i.name,
      array_remove(array[case when i.rank <> '' then 'rank' end, case when i.identifier <> '' then 'identifier' end,
        case when i.hired_on is not null then 'hiredOn' end, case when i.supervisor <> '' then 'supervisorId' end,
        case when i.division_id is not null then 'divisionId' end], null) as fields
    from member_invitation i join organization_name o on o.id = i.organization_id
    left join cohort_name c on c.id = i.cohort_id
    where i.code = ${code} and i.accepted_at is null and i.ended_at is null and i.expires_at > ${now}
      and c.archived_at is null`
  return found ?? null
}

/** The organization that the learner joined with this code; null if they used another. */
export async function findJoinedByCode({ accountId }: Learner, code: string): Promise<string | null> {
  const [found] = await query<{ organization: string }>`
    select o.name as organization from member_invitation i join organization_name o on o.id = i.organization_id
    where i.code = ${code} and i.accepted_by_id = ${accountId}::uuid`
  return found?.organization ?? null
}

export interface AcceptedInvitation {
  /** As the organization wrote it; the account may have another. */
  name: string
  acceptedAt: Date
  leftOut: MemberInvitationTarget['fields']
}

/** The newest with which the person joined; null after its period. */
export async function findAcceptedInvitation(
  { organizationId }: Coordinator,
  accountId: string,
): Promise<AcceptedInvitation | null> {
  const [found] = await query<AcceptedInvitation>`
    select name, accepted_at as "acceptedAt", left_out as "leftOut" from member_invitation
    where organization_id = ${organizationId}::uuid and accepted_by_id = ${accountId}::uuid
    order by accepted_at desc limit 1`
  return found ?? null
}
