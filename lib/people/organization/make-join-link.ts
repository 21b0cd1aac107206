import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
import { makeCode } from '@/lib/platform/secret'
import { takeTurn } from '@/lib/platform/take-turn'
import { systemWorld } from '@/lib/platform/world'
import { lockCohort } from './lock-cohort'

const days = 90
/** The most live links of one cohort. */
export const mostJoinLinks = 10

/** Errors: not-found (another organization's cohort, or an archived one), conflict (it has enough links). */
export async function makeJoinLink(
  coordinator: Coordinator,
  { cohortId }: { cohortId: string },
  world = systemWorld,
): Promise<{ code: string }> {
  const now = world.now()
  const code = makeCode(world)
  const id = world.id()
  const { organizationId, accountId } = coordinator
  return db.$transaction(async (tx) => {
    if (!(await lockCohort(tx, { organizationId, cohortId }))) throw notFound()
    const expiresAt = new Date(now.getTime() + days * 86_400_000)
    const row = { id, organizationId, cohortId, code, createdAt: now, createdById: accountId, expiresAt }
    const inserted = await insertOnce(tx, tx.joinLink, row, async () => {
      await takeTurn(tx, `join links ${cohortId}`)
      const live = await tx.joinLink.count({ where: { cohortId, endedAt: null, expiresAt: { gt: now } } })
      if (live >= mostJoinLinks) throw enoughLinks()
      return null
    })
    if (inserted === 'taken') throw new Error('two join links have one code')
    if (inserted === 'new') {
      const about = { actor: coordinator, object: `join-link:${id}`, details: { organizationId, cohortId } }
      await record(tx, { action: 'organization.join-link-made', ...about }, now)
    }
    return { code }
  })
}

function enoughLinks(): DomainError {
  return new DomainError(
    'conflict',
    `This cohort has ${mostJoinLinks} join links that work. End one that you no longer need, then make a new one.`,
  )
}
