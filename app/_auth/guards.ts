import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
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
import { decodeToken, sessionCookieName } from './token'

/** Whoever is signed in, as the database knows them now, or null. Read once a request. */
export const currentActor = cache(async (): Promise<Learner | null> => {
  const token = await decodeToken((await cookies()).get(sessionCookieName)?.value)
  const account = token && (await findSessionAccount(token))
  return account ? asLearner(account) : null
})

/** For handlers. Errors: unauthenticated. */
export async function requireLearner(): Promise<Learner> {
  const learner = await currentActor()
  if (!learner) throw new DomainError('unauthenticated', 'Please sign in first.')
  return learner
}

/** For handlers to which it matters by which sign-in somebody is here. Errors: unauthenticated. */
export async function requireSession(): Promise<{ learner: Learner; sessionId: string }> {
  const learner = await requireLearner()
  const token = await decodeToken((await cookies()).get(sessionCookieName)?.value)
  return { learner, sessionId: token?.sessionId ?? '' }
}

/** For pages: sends a stranger to sign in and back to `path`. */
export async function requireLearnerOn(path: string): Promise<Learner> {
  return (await currentActor()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`)
}

/** Errors: unauthenticated; not-found for whoever does not coordinate this organization. */
export async function requireCoordinator(organizationId: string): Promise<Coordinator> {
  const learner = await requireLearner()
  const organization = isUuid(organizationId)
    ? await findCoordinatedOrganization(learner.accountId, organizationId)
    : null
  if (!organization) throw notFound()
  return asCoordinator(learner.accountId, organization)
}

/** Errors: unauthenticated; not-found for whoever is not an administrator. */
export async function requireAdministrator(): Promise<Administrator> {
  const learner = await requireLearner()
  if (!(await isAdministrator(learner.accountId))) throw notFound()
  return asAdministrator(learner.accountId)
}
