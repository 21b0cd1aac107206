import { type AuditEntry, record, recordEach } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
import { takeTurn } from '@/lib/platform/take-turn'
import { systemWorld, type World } from '@/lib/platform/world'
import { listDivisions } from './divisions'
import { lockDivision } from './lock-division'

export type DivisionCreated = { ok: true } | { ok: false; reason: 'name-taken' | 'too-deep' }

export const mostLevels = 5

/** Errors: not-found (another organization's parent, or an archived one). */
export async function createDivision(
  coordinator: Coordinator,
  { name, parentId }: { name: string; parentId: string | null },
  world = systemWorld,
): Promise<DivisionCreated> {
  const { organizationId, accountId } = coordinator
  const [id, now] = [world.id(), world.now()]
  return db.$transaction(async (tx): Promise<DivisionCreated> => {
    if (parentId) {
      // Race: a move at the same moment could make it too deep.
      await takeTurn(tx, `divisions ${organizationId}`)
      if (!(await lockDivision(tx, coordinator, parentId))) throw notFound()
      const parent = (await listDivisions(coordinator, tx)).find(({ id }) => id === parentId)
      if (parent && parent.depth + 1 >= mostLevels) return { ok: false, reason: 'too-deep' }
    }
    const row = { id, organizationId, parentId, name, createdAt: now, createdById: accountId }
    const inserted = await insertOnce(tx, tx.division, row)
    if (inserted === 'taken') return { ok: false, reason: 'name-taken' }
    if (inserted === 'again') return { ok: true }
    await record(tx, entryAbout(coordinator, { id, name, parentId }), now)
    return { ok: true }
  })
}

/** On the first level. Returns the id of each name. Errors: a unique violation for a name that a live division has. */
export async function createDivisions(
  tx: Statements,
  coordinator: Coordinator,
  names: readonly string[],
  world: World,
): Promise<Map<string, string>> {
  const { organizationId, accountId } = coordinator
  const now = world.now()
  const rows = names.map((name) => ({ id: world.id(), name, parentId: null }))
  await query(tx)`
    insert into division (id, organization_id, name, created_at, created_by_id)
    select r.id, ${organizationId}::uuid, r.name, ${now}, ${accountId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text)`
  const entries = rows.map((row) => entryAbout(coordinator, row))
  await recordEach(tx, entries, now)
  return new Map(rows.map(({ id, name }) => [name, id]))
}

function entryAbout(
  coordinator: Coordinator,
  { id, name, parentId }: { id: string; name: string; parentId: string | null },
): AuditEntry {
  const { organizationId } = coordinator
  const about = { actor: coordinator, object: `division:${id}`, details: { organizationId, parentId } }
  return { action: 'organization.division-created', ...about, values: { name } }
}
