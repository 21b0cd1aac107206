import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { takeTurn } from '@/lib/platform/take-turn'
import { systemWorld } from '@/lib/platform/world'
import { mostLevels } from './create-division'
import { type DivisionView, listDivisions } from './divisions'
import { lockDivision } from './lock-division'

export type DivisionMoved = { ok: true } | { ok: false; reason: 'inside-itself' | 'too-deep' | 'changed-meanwhile' }

interface Move {
  divisionId: string
  /** Null: directly under the organization. */
  parentId: string | null
  /** The parent that the coordinator saw. */
  before: string | null
}

/** Moves a division with its people and subdivisions. Errors: not-found (another organization's, or archived). */
export async function moveDivision(
  coordinator: Coordinator,
  { divisionId, parentId, before }: Move,
  world = systemWorld,
): Promise<DivisionMoved> {
  const { organizationId } = coordinator
  return db.$transaction(async (tx) => {
    // Race: two concurrent moves could make a cycle.
    await takeTurn(tx, `divisions ${organizationId}`)
    if (!(await lockDivision(tx, coordinator, divisionId))) throw notFound()
    if (parentId && !(await lockDivision(tx, coordinator, parentId))) throw notFound()
    const all = await listDivisions(coordinator, tx)
    const moved = all.find(({ id }) => id === divisionId)
    const parent = all.find(({ id }) => id === parentId)
    if (!moved || (parentId && !parent)) throw notFound()
    if (moved.parentId === parentId) return { ok: true }
    if (moved.parentId !== before) return { ok: false, reason: 'changed-meanwhile' }
    const parts = partsOf(all, moved)
    if (parent && parts.includes(parent)) return { ok: false, reason: 'inside-itself' }
    const deepest = Math.max(...parts.map(({ depth }) => depth)) - moved.depth
    if ((parent ? parent.depth + 1 : 0) + deepest >= mostLevels) return { ok: false, reason: 'too-deep' }
    await tx.division.update({ where: { id: divisionId }, data: { parentId }, select: { id: true } })
    const about = { actor: coordinator, object: `division:${divisionId}` }
    const details = { organizationId, parentId, 'parentId.old': moved.parentId }
    await record(tx, { action: 'organization.division-moved', ...about, details }, world.now())
    return { ok: true }
  })
}

/** Includes the division itself. A tree lists each division before its subdivisions. */
function partsOf(all: readonly DivisionView[], top: DivisionView): DivisionView[] {
  const from = all.indexOf(top)
  const next = all.findIndex(({ depth }, index) => index > from && depth <= top.depth)
  return all.slice(from, next === -1 ? undefined : next)
}
