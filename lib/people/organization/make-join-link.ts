import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { makeCode } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'
import { keepCohort } from './keep-cohort'

const days = 90

export async function makeJoinLink(
  coordinator: Coordinator,
  { cohortId }: { cohortId: string },
  world = systemWorld,
): Promise<{ code: string }> {
  const now = world.now()
  const code = makeCode(world)
  const id = world.id()
  const { organizationId, accountId } = coordinator
  try {
    await db.$transaction(async (tx) => {
      if (!(await keepCohort(tx, { organizationId, cohortId }))) throw notFound()
      const expiresAt = new Date(now.getTime() + days * 86_400_000)
      await tx.joinLink.create({
        data: { id, organizationId, cohortId, code, createdAt: now, createdById: accountId, expiresAt },
      })
      await record(
        tx,
        {
          action: 'organization.join-link-made',
          actor: coordinator,
          object: `join-link:${id}`,
          details: { organizationId, cohortId },
        },
        now,
      )
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // A duplicate submit.
    return db.joinLink.findUniqueOrThrow({ where: { id }, select: { code: true } })
  }
  return { code }
}
