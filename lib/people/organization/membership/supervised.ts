import type { Subject, Supervisor } from '@/lib/people/account/actor'
import type { RoleFound } from '@/lib/people/account/queries'
import { query, type Statements } from '@/lib/platform/db'

export interface SupervisedOrganization extends RoleFound {
  id: string
  name: string
  timeZone: string
}

/** Where the learner belongs and supervises someone else. */
export function listSupervisedOrganizations({ accountId }: Subject): Promise<SupervisedOrganization[]> {
  return query<SupervisedOrganization>`
    select o.id::text, o.name, o.time_zone as "timeZone",
      (select min(r.began_at) from live_second_factor_rule r
        where r.organization_id is null or r.organization_id = o.id) as "factorSince"
    from organization_name o
    where exists (select from membership_period m where m.organization_id = o.id and m.account_id = ${accountId}::uuid
        and m.ended_at is null)
      and exists (select from current_learner l where l.organization_id = o.id and l.supervisor_id = ${accountId}::uuid
        and l.account_id <> l.supervisor_id)
    order by o.name`
}

export async function isSupervised(
  { accountId, organizationId }: Supervisor,
  personId: string,
  on: Statements,
): Promise<boolean> {
  const rows = await query(on)`
    select from current_learner l where l.organization_id = ${organizationId}::uuid and l.account_id = ${personId}::uuid
      and l.supervisor_id = ${accountId}::uuid and l.account_id <> l.supervisor_id`
  return rows.length > 0
}
