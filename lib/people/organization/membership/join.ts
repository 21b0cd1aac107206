import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { lockCohort } from '../lock-cohort'
import { enterCohort } from './enter-cohort'
import { startMembership } from './membership'

export type Joined = { ok: true; organizationId: string } | { ok: false; reason: 'code-unusable' }

export async function join(learner: Learner, input: { code: string }, world = systemWorld): Promise<Joined> {
  const now = world.now()
  return db.$transaction(async (tx) => {
    const link = await tx.joinLink.findFirst({
      where: { code: input.code, endedAt: null, expiresAt: { gt: now }, cohort: { archivedAt: null } },
      select: { id: true, organizationId: true, cohortId: true },
    })
    if (!link || !(await lockCohort(tx, link))) return { ok: false, reason: 'code-unusable' }
    const { organizationId, cohortId } = link
    const { accountId } = learner
    const started = await startMembership(tx, learner, { organizationId, accountId, role: 'learner' }, world)
    const { id: membershipId } = await tx.membership.findFirstOrThrow({
      where: { organizationId, accountId, role: 'learner', endedAt: null },
      select: { id: true },
    })
    const entered = await enterCohort(tx, { cohortId, membershipId, accountId }, now)
    if (started || entered) {
      const details = { cohortId, joinLinkId: link.id, membershipId, ...started }
      const object = `organization:${organizationId}`
      await record(tx, { action: 'organization.joined', actor: learner, subjectId: accountId, object, details }, now)
    }
    return { ok: true, organizationId }
  })
}
