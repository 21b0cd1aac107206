import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { requireOwnLearner } from '@/lib/people/organization/own-learner'
import { isCohortOf } from '@/lib/people/organization/queries'
import { db, type Transaction } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { insertOnce } from '@/lib/platform/insert-once'
import { takeTurn } from '@/lib/platform/take-turn'
import { systemWorld } from '@/lib/platform/world'
import { countPeople } from './queries'

const earlierWork =
  'Part of this person’s record is from before they joined you, and a packet shows a whole record. Download their transcript instead: it has what you may see.'

/** Of one organization, in an hour: each takes much work to make. */
export const mostPackets = 30

/**
 * Errors: not-found; forbidden (the coordinator's own record, or one with work from before the person joined); too-many (in the last
 * hour).
 */
export async function requestPacket(
  coordinator: Coordinator,
  about: { accountId: string } | { cohortId: string },
  world = systemWorld,
): Promise<string> {
  const now = world.now()
  const id = world.id()
  const { organizationId } = coordinator
  const { accountId = null, cohortId = null } = { accountId: undefined, cohortId: undefined, ...about }
  await db.$transaction(async (tx) => {
    if (accountId) await requireOwnLearner(tx, coordinator, accountId)
    else if (!cohortId || !(await isCohortOf(tx, coordinator, cohortId))) throw notFound()
    const people = await countPeople(tx, coordinator, { accountId, cohortId, requestedAt: now })
    if (accountId && people === 0) throw new DomainError('forbidden', earlierWork)
    const attribution = { requestedAt: now, requestedById: coordinator.accountId }
    const row = { id, organizationId, accountId, cohortId, people, ...attribution }
    const inserted = await insertOnce(tx, tx.packet, row, async () => {
      await requireFew(tx, coordinator, now)
      return null
    })
    if (inserted !== 'new') return
    const entry = {
      action: 'packet.requested' as const,
      actor: coordinator,
      ...(accountId && { subjectId: accountId }),
      object: `packet:${id}`,
      details: { organizationId, cohortId, people },
    }
    await record(tx, entry, now)
  })
  return id
}

async function requireFew(tx: Transaction, { organizationId }: Coordinator, now: Date): Promise<void> {
  await takeTurn(tx, `packets ${organizationId}`)
  const since = new Date(now.getTime() - 3_600_000)
  const requested = await tx.packet.count({ where: { organizationId, requestedAt: { gt: since } } })
  if (requested < mostPackets) return
  throw new DomainError(
    'too-many',
    `Your organization requested ${mostPackets} packets within an hour. Download one of those, request one packet for a cohort, or try again in an hour.`,
  )
}
