import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { systemWorld } from '@/lib/platform/world'

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
    if (inserted === 'new') {
      const about = { actor: coordinator, object: `cohort:${id}`, details: { organizationId } }
      await record(tx, { action: 'organization.cohort-created', ...about, values: { name } }, now)
    }
    return { ok: true, cohortId: id }
  })
}
