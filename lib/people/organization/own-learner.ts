import {
  type Administrator,
  asSubject,
  type Coordinator,
  type Operator,
  type Subject,
} from '@/lib/people/account/actor'
import { namesOf } from '@/lib/people/account/queries'
import { isCurrentLearner, isInOrganization } from '@/lib/people/organization/queries'
import type { Transaction } from '@/lib/platform/db'
import { DomainError, notFound } from '@/lib/platform/error'

export type CoordinatorOrOperator = Coordinator | Operator

export function organizationOf(actor: CoordinatorOrOperator | Administrator): string | null {
  return actor.role === 'coordinator' ? actor.organizationId : null
}

/** Errors: not-found (not a current learner of the coordinator's organization); forbidden (oneself, or for an administrator a member). */
export async function requireOwnLearner(
  tx: Transaction,
  actor: CoordinatorOrOperator | Administrator,
  accountId: string,
): Promise<Subject> {
  if (accountId === actor.accountId) {
    throw new DomainError('forbidden', 'This is about you, so another coordinator has to do it.')
  }
  const isTheirs =
    actor.role === 'coordinator'
      ? await isCurrentLearner(actor, accountId, tx)
      : (await namesOf([accountId], tx)).has(accountId)
  if (!isTheirs) throw notFound()
  if (actor.role === 'administrator' && (await isInOrganization(asSubject(accountId), tx))) {
    throw new DomainError('forbidden', 'This person is in an organization, so its coordinator has to do it.')
  }
  return asSubject(accountId)
}
