import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

export type CohortCreated = { ok: true; cohortId: string } | { ok: false; reason: 'name-taken' }

export async function createCohort(
  coordinator: Coordinator,
  input: { name: string },
  world = systemWorld,
): Promise<CohortCreated> {
  const now = world.now()
  const id = world.id()
  const { organizationId, accountId } = coordinator
  try {
    await db.$transaction(async (tx) => {
      await tx.cohort.create({
        data: { id, organizationId, name: input.name, createdAt: now, createdById: accountId },
      })
      await record(
        tx,
        {
          action: 'organization.cohort-created',
          actor: coordinator,
          object: `cohort:${id}`,
          details: { organizationId },
          values: { name: input.name },
        },
        now,
      )
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Otherwise a duplicate submit.
    if ((await db.cohort.count({ where: { id } })) === 0) return { ok: false, reason: 'name-taken' }
  }
  return { ok: true, cohortId: id }
}
