import { record } from '@/lib/audit/log/record'
import type { Administrator, system } from '@/lib/people/account/actor'
import { query, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/** Safe to repeat. */
export async function endRule(
  actor: Administrator | typeof system,
  organizationId: string | null,
  world = systemWorld,
): Promise<void> {
  const now = world.now()
  await transact(async (tx) => {
    const ended = await query(tx)`
      update second_factor_rule set ended_at = ${now}, ended_by_id = ${actor.accountId}::uuid
      where ended_at is null and organization_id is not distinct from ${organizationId}::uuid returning 1`
    if (ended.length === 0) return
    const object = organizationId ? `organization:${organizationId}` : 'site:second-factor'
    await record(tx, { action: 'organization.second-factor-optional', actor, object }, now)
  })
}
