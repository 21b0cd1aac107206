import { query } from '@/lib/platform/db'
import type { OrganizationZone } from '@/lib/record/mandate/credits'

export async function forgetCount({ organizationId }: OrganizationZone, about: string): Promise<void> {
  await query`delete from kept_count where organization_id = ${organizationId}::uuid and about = ${about}`
}
