import type { Learner } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'

export function membershipsOnRecord(tx: Transaction, { accountId }: Learner) {
  return tx.membership.findMany({
    where: { accountId },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    select: {
      role: true,
      startedAt: true,
      endedAt: true,
      endReason: true,
      leavesOn: true,
      leavingReason: true,
      rank: true,
      identifier: true,
      hiredOn: true,
      consents: { select: { givenAt: true, endedAt: true } },
      division: { select: { name: true } },
      organization: { select: { name: true } },
      cohortMembers: { select: { joinedAt: true, leftAt: true, cohort: { select: { name: true } } } },
    },
  })
}
