import { recordEach } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { query, type Statements } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'

/** On the first level. Returns their ids in the same order. Errors: a unique violation for a name that a live division has. */
export async function createDivisions(
  tx: Statements,
  coordinator: Coordinator,
  names: readonly string[],
  world: World,
): Promise<string[]> {
  if (names.length === 0) return []
  const { organizationId, accountId } = coordinator
  const now = world.now()
  const rows = names.map((name) => ({ id: world.id(), name }))
  await query(tx)`
    insert into division (id, organization_id, name, created_at, created_by_id)
    select r.id, ${organizationId}::uuid, r.name, ${now}, ${accountId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text)`
  const about = { action: 'organization.division-created', actor: coordinator } as const
  const details = { organizationId, parentId: null }
  await recordEach(
    tx,
    rows.map(({ id, name }) => ({ ...about, object: `division:${id}`, details, values: { name } })),
    now,
  )
  return rows.map(({ id }) => id)
}
