import type { OrganizationZone } from '@/lib/people/account/actor'
import { findZones } from '@/lib/people/organization/organization-zone'
import { query } from '@/lib/platform/db'

interface OldCount {
  organization: OrganizationZone
  about: string
}

/** The oldest first. */
export async function listCountsBefore(moment: Date): Promise<OldCount[]> {
  const rows = await query<{ organizationId: string; about: string }>`
    select k.organization_id::text as "organizationId", k.about from kept_count k
    where k.counted_at <= ${moment} order by k.counted_at`
  const zones = await findZones(rows.map(({ organizationId }) => organizationId))
  return rows.flatMap(({ organizationId, about }) => {
    const organization = zones.get(organizationId)
    return organization ? [{ organization, about }] : []
  })
}
