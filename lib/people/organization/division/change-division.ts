import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db, isUniqueViolation, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

export type DivisionChanged = { ok: true } | { ok: false; reason: 'name-taken' | 'changed-meanwhile' | 'not-empty' }

interface Renaming {
  divisionId: string
  name: string
  /** The name that the coordinator saw. */
  before: string
}

/** Errors: not-found (another organization's, or archived). */
export async function renameDivision(
  coordinator: Coordinator,
  { divisionId, name, before }: Renaming,
  world = systemWorld,
): Promise<DivisionChanged> {
  const { organizationId } = coordinator
  try {
    return await db.$transaction(async (tx) => {
      const [now] = await query(tx)<{ name: string }>`
        select name from division where id = ${divisionId}::uuid and organization_id = ${organizationId}::uuid
          and archived_at is null for no key update`
      if (!now) throw notFound()
      if (now.name === name) return { ok: true }
      if (now.name !== before) return { ok: false, reason: 'changed-meanwhile' }
      await tx.division.update({ where: { id: divisionId }, data: { name }, select: { id: true } })
      const about = { actor: coordinator, object: `division:${divisionId}`, details: { organizationId } }
      await record(tx, { action: 'organization.division-renamed', ...about, values: { name, before } }, world.now())
      return { ok: true }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return { ok: false, reason: 'name-taken' }
  }
}

/** Only without people and parts; those who left in it keep it. Safe to repeat. Errors: not-found (another organization's). */
export async function archiveDivision(
  coordinator: Coordinator,
  { divisionId }: { divisionId: string },
  world = systemWorld,
): Promise<DivisionChanged> {
  const { organizationId, accountId } = coordinator
  const now = world.now()
  return db.$transaction(async (tx) => {
    // Excludes the key share of people and parts that get it at this moment.
    const [division] = await query(tx)<{ isArchived: boolean }>`
      select archived_at is not null as "isArchived" from division
      where id = ${divisionId}::uuid and organization_id = ${organizationId}::uuid for update`
    if (!division) throw notFound()
    if (division.isArchived) return { ok: true }
    const people = await tx.membership.count({ where: { divisionId, endedAt: null } })
    const parts = await tx.division.count({ where: { parentId: divisionId, archivedAt: null } })
    if (people + parts > 0) return { ok: false, reason: 'not-empty' }
    await tx.division.update({
      where: { id: divisionId },
      data: { archivedAt: now, archivedById: accountId },
      select: { id: true },
    })
    const about = { actor: coordinator, object: `division:${divisionId}`, details: { organizationId } }
    await record(tx, { action: 'organization.division-archived', ...about }, now)
    return { ok: true }
  })
}
