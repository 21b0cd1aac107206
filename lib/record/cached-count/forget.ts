import type { OrganizationZone } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'

export async function forgetCount({ organizationId }: OrganizationZone, about: string): Promise<void> {
  await query`delete from kept_count where organization_id = ${organizationId}::uuid and about = ${about}`
}
