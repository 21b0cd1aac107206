import { type AuditEntry, record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld, type World } from '@/lib/platform/world'

export type CohortCreated = { ok: true; cohortId: string } | { ok: false; reason: 'name-taken' }

export async function createCohort(
  coordinator: Coordinator,
  { name }: { name: string },
  world = systemWorld,
): Promise<CohortCreated> {
  const [id, now] = [world.id(), world.now()]
  const { organizationId, accountId } = coordinator
  return db.$transaction(async (tx): Promise<CohortCreated> => {
    const row = { id, organizationId, name, createdAt: now, createdById: accountId }
    const inserted = await insertOnce(tx, tx.cohort, row)
    if (inserted === 'taken') return { ok: false, reason: 'name-taken' }
    if (inserted === 'new') await record(tx, entryAbout(coordinator, { id, name }), now)
    return { ok: true, cohortId: id }
  })
}

/** Creates a cohort in the import's transaction. Returns null if a live cohort has the name. */
export async function createCohortFor(
  tx: Statements,
  coordinator: Coordinator,
  name: string,
  world: World,
): Promise<string | null> {
  const [id, now] = [world.id(), world.now()]
  const inserted = await query(tx)`
    insert into cohort (id, organization_id, name, created_at, created_by_id)
    values (${id}::uuid, ${coordinator.organizationId}::uuid, ${name}, ${now}, ${coordinator.accountId}::uuid)
    on conflict do nothing returning id`
  if (inserted.length === 0) return null
  await record(tx, entryAbout(coordinator, { id, name }), now)
  return id
}

function entryAbout(coordinator: Coordinator, { id, name }: { id: string; name: string }): AuditEntry {
  const about = { actor: coordinator, object: `cohort:${id}`, details: { organizationId: coordinator.organizationId } }
  return { action: 'organization.cohort-created', ...about, values: { name } }
}
