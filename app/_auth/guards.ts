import { cookies } from 'next/headers'
import {
  type Administrator,
  asAdministrator,
  asCoordinator,
  asLearner,
  type Coordinator,
  type Learner,
} from '@/lib/people/account/actor'
import { isAdministrator } from '@/lib/people/account/queries'
import { findSessionAccount } from '@/lib/people/account/session'
import { findCoordinatedOrganization } from '@/lib/people/organization/queries'
import { DomainError, notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { decodeToken, sessionCookieName, type Token } from './token'

async function findSession(): Promise<{ learner: Learner; session: Token } | null> {
  const token = await decodeToken((await cookies()).get(sessionCookieName)?.value)
  const account = token && (await findSessionAccount(token))
  return account ? { learner: asLearner(account), session: token } : null
}

/** The current database record of the signed-in user, or null. */
export async function currentActor(): Promise<Learner | null> {
  return (await findSession())?.learner ?? null
}

/** Errors: unauthenticated. */
export async function requireSession(): Promise<{ learner: Learner; session: Token }> {
  const session = await findSession()
  if (!session) throw new DomainError('unauthenticated', 'Please sign in first.')
  return session
}

/** Errors: unauthenticated. */
export async function requireLearner(): Promise<Learner> {
  return (await requireSession()).learner
}

/** Errors: unauthenticated; not-found unless the user coordinates this organization. */
export async function requireCoordinator(organizationId: string): Promise<Coordinator> {
  const learner = await requireLearner()
  const organization = isUuid(organizationId) ? await findCoordinatedOrganization(learner, organizationId) : null
  if (!organization) throw notFound()
  return asCoordinator(learner.accountId, organization)
}

/** Errors: unauthenticated; not-found unless the user is an administrator. */
export async function requireAdministrator(): Promise<Administrator> {
  const learner = await requireLearner()
  if (!(await isAdministrator(learner))) throw notFound()
  return asAdministrator(learner.accountId)
}
