import { record } from '@/lib/audit/log/record'
import type { Administrator, system } from '@/lib/people/account/actor'
import { query, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/** Coordinators of the organization need a second factor; of the site, everyone with such a role. Safe to repeat. */
export async function beginRule(
  actor: Administrator | typeof system,
  organizationId: string | null,
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  await transact(async (tx) => {
    const begun = await query(tx)`
      insert into second_factor_rule (id, organization_id, began_at, began_by_id)
      values (${world.id()}::uuid, ${organizationId}::uuid, ${now}, ${actor.accountId}::uuid)
      on conflict do nothing returning 1`
    if (begun.length === 0) return
    const object = organizationId ? `organization:${organizationId}` : 'site:second-factor'
    await record(tx, { action: 'organization.second-factor-required', actor, object }, now)
  })
}
