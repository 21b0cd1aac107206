import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld, type World } from '@/lib/platform/world'
import { keepCohort } from './keep-cohort'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const days = 90

/** Ten Crockford characters: fifty random bits, easy to read aloud. */
function makeCode(world: World): string {
  return Array.from(world.random(10), (byte) => alphabet[byte % 32]).join('')
}

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
