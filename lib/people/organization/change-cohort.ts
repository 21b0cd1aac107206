import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db, isUniqueViolation, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

export type CohortRenamed = { ok: true } | { ok: false; reason: 'name-taken' | 'changed-meanwhile' }

interface Renaming {
  cohortId: string
  name: string
  /** The name that the coordinator saw. */
  before: string
}

/** Errors: not-found (another organization's). */
export async function renameCohort(
  coordinator: Coordinator,
  { cohortId, name, before }: Renaming,
  world = systemWorld,
): Promise<CohortRenamed> {
  const { organizationId } = coordinator
  try {
    return await db.$transaction(async (tx) => {
      const [now] = await query(tx)<{ name: string }>`
        select name from cohort where id = ${cohortId}::uuid and organization_id = ${organizationId}::uuid
        for no key update`
      if (!now) throw notFound()
      if (now.name === name) return { ok: true }
      if (now.name !== before) return { ok: false, reason: 'changed-meanwhile' }
      await tx.cohort.update({ where: { id: cohortId }, data: { name }, select: { id: true } })
      const about = { actor: coordinator, object: `cohort:${cohortId}`, details: { organizationId } }
      await record(tx, { action: 'organization.cohort-renamed', ...about, values: { name, before } }, world.now())
      return { ok: true }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return { ok: false, reason: 'name-taken' }
  }
}

/** Ends its join links and takes it out of choices; people and results stay. `isArchived` false brings it back. Safe to repeat. */
export async function archiveCohort(
  coordinator: Coordinator,
  { cohortId, isArchived }: { cohortId: string; isArchived: boolean },
  world = systemWorld,
): Promise<void> {
  const { organizationId, accountId } = coordinator
  const now = world.now()
  await db.$transaction(async (tx) => {
    const [cohort] = await query(tx)<{ wasArchived: boolean }>`
      select archived_at is not null as "wasArchived" from cohort
      where id = ${cohortId}::uuid and organization_id = ${organizationId}::uuid for update`
    if (!cohort) throw notFound()
    if (cohort.wasArchived === isArchived) return
    await query(tx)`
      update cohort set archived_at = ${isArchived ? now : null}, archived_by_id = ${isArchived ? accountId : null}::uuid
      where id = ${cohortId}::uuid`
    const live = { cohortId, endedAt: null, expiresAt: { gt: now } }
    const ended = isArchived ? await tx.joinLink.updateMany({ where: live, data: { endedAt: now } }) : { count: 0 }
    const action = isArchived ? 'organization.cohort-archived' : 'organization.cohort-restored'
    const about = {
      actor: coordinator,
      object: `cohort:${cohortId}`,
      details: { organizationId, joinLinks: ended.count },
    }
    await record(tx, { action, ...about }, now)
  })
}
