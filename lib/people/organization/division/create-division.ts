import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
import { takeTurn } from '@/lib/platform/take-turn'
import { systemWorld } from '@/lib/platform/world'
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
    const about = { actor: coordinator, object: `division:${id}`, details: { organizationId, parentId } }
    await record(tx, { action: 'organization.division-created', ...about, values: { name } }, now)
    return { ok: true }
  })
}
