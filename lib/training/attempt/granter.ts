import type { Coordinator, Operator } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'

export type Granter = Coordinator | Operator

export function organizationOf(granter: Granter): string | null {
  return granter.role === 'coordinator' ? granter.organizationId : null
}

/** Errors: not-found (not a current learner of the coordinator's organization); forbidden (oneself). */
export async function requireOwnLearner(tx: Transaction, granter: Granter, accountId: string): Promise<void> {
  if (accountId === granter.accountId) {
    throw new DomainError('forbidden', 'This is about yourself: another coordinator has to do it.')
  }
  const organizationId = organizationOf(granter)
  const found = organizationId
    ? await tx.membership.count({ where: { organizationId, accountId, role: 'learner', endedAt: null } })
    : await tx.account.count({ where: { id: accountId } })
  if (found === 0) throw notFound()
}
