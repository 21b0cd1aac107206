import { query } from '@/lib/platform/db'
import type { OrganizationZone } from '@/lib/record/mandate/credits'

interface OldCount {
  organization: OrganizationZone
  about: string
}

/** The oldest first. */
export async function listCountsBefore(moment: Date): Promise<OldCount[]> {
  const rows = await query<OrganizationZone & { about: string }>`
    select k.organization_id::text as "organizationId", o.time_zone as "timeZone", k.about
    from kept_count k join organization_name o on o.id = k.organization_id
    where k.counted_at <= ${moment} order by k.counted_at`
  return rows.map(({ about, ...organization }) => ({ organization, about }))
}
