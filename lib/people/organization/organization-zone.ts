import { asOrganizationZone, type Learner, type OrganizationZone } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

interface Row {
  organizationId: string
  timeZone: string
}

export interface LearnerOrganization {
  organization: OrganizationZone
  name: string
  startedAt: Date
}

export async function findZones(organizationIds: readonly string[]): Promise<Map<string, OrganizationZone>> {
  const rows = await query<Row>`
    select o.id::text as "organizationId", o.time_zone as "timeZone" from organization o
    where o.id = any(${[...organizationIds]}::uuid[])`
  return new Map(rows.map((row) => [row.organizationId, asOrganizationZone(row)]))
}

/** Lists the organizations in which the person is a learner now. */
export async function listLearnerOrganizations({ accountId }: Learner): Promise<LearnerOrganization[]> {
  const rows = await query<Row & { name: string; startedAt: Date }>`
    select o.id::text as "organizationId", o.time_zone as "timeZone", o.name, l.started_at as "startedAt"
    from current_learner l join organization o on o.id = l.organization_id
    where l.account_id = ${accountId}::uuid order by o.name, o.id`
  return rows.map(({ name, startedAt, ...row }) => ({ organization: asOrganizationZone(row), name, startedAt }))
}
