import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { isCohortOf } from '@/lib/people/organization/queries'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { requireOwnLearner } from '@/lib/training/attempt/own-learner'
import { countPeople } from './queries'

const earlierWork =
  'Part of this person’s record is from before they joined you, and a packet shows a whole record. Download their transcript instead: it has what you may see.'

/** Errors: not-found; forbidden (the coordinator's own record, or one with work from before the person joined). */
export async function requestPacket(
  coordinator: Coordinator,
  about: { accountId: string } | { cohortId: string },
  world = systemWorld,
): Promise<string> {
  const now = world.now()
  const id = world.id()
  const { organizationId } = coordinator
  const { accountId = null, cohortId = null } = { accountId: undefined, cohortId: undefined, ...about }
  try {
    await db.$transaction(async (tx) => {
      if (accountId) await requireOwnLearner(tx, coordinator, accountId)
      else if (!cohortId || !(await isCohortOf(tx, coordinator, cohortId))) throw notFound()
      const people = await countPeople(tx, coordinator, { accountId, cohortId, requestedAt: now })
      if (accountId && people === 0) throw new DomainError('forbidden', earlierWork)
      const data = { id, organizationId, accountId, cohortId, people, requestedAt: now }
      await tx.packet.create({ data: { ...data, requestedById: coordinator.accountId } })
      await record(
        tx,
        {
          action: 'packet.requested',
          actor: coordinator,
          ...(accountId && { subjectId: accountId }),
          object: `packet:${id}`,
          details: { organizationId, cohortId, people },
        },
        now,
      )
    })
  } catch (error) {
    // A duplicate submit.
    if (!isUniqueViolation(error)) throw error
  }
  return id
}
