import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { query, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/** Lets people of the organization send certificates, or stops it. Safe to repeat. */
export async function openToPeople(
  coordinator: Coordinator,
  { isOpen }: { isOpen: boolean },
  world = systemWorld,
): Promise<void> {
  const { organizationId, accountId } = coordinator
  const now = world.now()
  const id = world.id()
  await transact(async (tx) => {
    const changed = isOpen
      ? await query(tx)`
          insert into outside_opening (id, organization_id, began_at, began_by_id)
          values (${id}::uuid, ${organizationId}::uuid, ${now}, ${accountId}::uuid) on conflict do nothing returning 1`
      : await query(tx)`
          update outside_opening set ended_at = ${now}, ended_by_id = ${accountId}::uuid
          where ended_at is null and organization_id = ${organizationId}::uuid returning 1`
    if (changed.length === 0) return
    const action = isOpen ? 'organization.outside-opened' : 'organization.outside-closed'
    await record(tx, { action, actor: coordinator, object: `organization:${organizationId}` }, now)
  })
}
