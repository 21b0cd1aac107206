import type { Coordinator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

/** Everyone in the organization now, by name. */
export async function listEveryone(
  { organizationId }: Coordinator,
  most: number,
): Promise<{ accountId: string; name: string; email: string }[]> {
  return query`
    select p.id::text as "accountId", p.name, p.email from (
      select account_id, min(name_key) as name_key from membership
      where organization_id = ${organizationId}::uuid and ended_at is null group by account_id
    ) m join person p on p.id = m.account_id order by m.name_key, p.id limit ${most}`
}

/** Those of them who are learners now, by name. */
export async function listMembers(
  { organizationId }: Coordinator,
  accountIds: string[],
): Promise<{ accountId: string; name: string; email: string }[]> {
  return query`
    select p.id::text as "accountId", p.name, p.email from current_learner m join person p on p.id = m.account_id
    where m.organization_id = ${organizationId}::uuid and m.account_id = any(${accountIds}::uuid[])
    order by m.name_key, p.id`
}

/** The organization's coordinators, by name. */
export async function listColleagues({
  organizationId,
}: Coordinator): Promise<{ accountId: string; name: string; email: string; since: Date }[]> {
  return query`
    select p.id::text as "accountId", p.name, p.email, m.started_at as since
    from membership m join person p on p.id = m.account_id
    where m.organization_id = ${organizationId}::uuid and m.role = 'coordinator' and m.ended_at is null
    order by m.name_key, p.id`
}
