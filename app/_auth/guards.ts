import {
  type Administrator,
  type Auditor,
  asAdministrator,
  asAuditor,
  asCoordinator,
  asLearner,
  asSupervisor,
  type Coordinator,
  type Learner,
  type Supervisor,
} from '@/lib/people/account/actor'
import { findAdministratorship } from '@/lib/people/account/queries'
import { findSessionAccount, markSeen, type SessionAccount, seenMinutes } from '@/lib/people/account/session/session'
import { findAuditedOrganization } from '@/lib/people/auditor/queries'
import { listSupervisedOrganizations } from '@/lib/people/organization/membership/supervised'
import { findCoordinatedOrganization } from '@/lib/people/organization/queries'
import { notFound, unauthenticated } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { logError } from '@/lib/platform/log-error'
import { requireFactor } from './second-factor'
import { exchangeFormerCookie, readSessionCookie } from './session-cookie'
import { decodeToken, type Token } from './token'

/** The token, and what the database adds to it. */
export interface Session extends Token {
  expiresAt: Date | null
  passwordAt: Date | null
  factorAt: Date | null
}

/** Null without a session. */
export async function currentSession(): Promise<{ learner: Learner; session: Session } | null> {
  const { text, isFormer } = await readSessionCookie()
  const token = await decodeToken(text)
  const account = token && (await findSessionAccount(token))
  if (!account || !text) return null
  const { expiresAt, passwordAt, factorAt } = account
  if (isFormer) {
    // An attack: another host of the domain can plant a cookie under this name. Sessions with a row never used it.
    if (expiresAt) return null
    await exchangeFormerCookie(text, token.expires)
  }
  return { learner: await toLearner(token, account), session: { ...token, expiresAt, passwordAt, factorAt } }
}

async function toLearner(token: Token, account: SessionAccount): Promise<Learner> {
  const { seenAt } = account
  const now = new Date()
  if (seenAt && now.getTime() - seenAt.getTime() > seenMinutes * 60_000) {
    // Pages must load even while the database is read-only.
    await markSeen(token, now).catch((error) => logError('a session was not marked', error))
  }
  return asLearner(account)
}

/** For a statement that checks the session itself (`sessionQuery`), which saves a round trip. Errors: unauthenticated. */
export async function requireToken(): Promise<Token> {
  const { text, isFormer } = await readSessionCookie()
  const token = await decodeToken(text)
  if (!token) throw unauthenticated()
  if (isFormer) await requireSession()
  return token
}

/** Runs a statement that checks the session itself. Errors: unauthenticated, and any error of `find`. */
export async function requireLearnerWith<Found>(
  find: (token: Token) => Promise<{ account: SessionAccount; found: Found } | null>,
): Promise<{ learner: Learner; found: Found }> {
  const token = await requireToken()
  const row = await find(token)
  if (!row) throw unauthenticated()
  return { learner: await toLearner(token, row.account), found: row.found }
}

/** The current database record of the signed-in user, or null. */
export async function currentActor(): Promise<Learner | null> {
  return (await currentSession())?.learner ?? null
}

/** For content with several kinds of readers, such as a holder or a visitor with a share link. */
export async function currentReader(): Promise<{ learner: Learner | null; hasFactor: boolean }> {
  const found = await currentSession()
  return { learner: found?.learner ?? null, hasFactor: (found?.session.factorAt ?? null) !== null }
}

/** Errors: unauthenticated. */
export async function requireSession(): Promise<{ learner: Learner; session: Session }> {
  const session = await currentSession()
  if (!session) throw unauthenticated()
  return session
}

/** Errors: unauthenticated. */
export async function requireLearner(): Promise<Learner> {
  return (await requireSession()).learner
}

/** Errors: unauthenticated; not-found unless the user coordinates this organization; FactorNeeded. */
export async function requireCoordinator(organizationId: string): Promise<Coordinator> {
  const { learner, session } = await requireSession()
  const organization = isUuid(organizationId) ? await findCoordinatedOrganization(learner, organizationId) : null
  if (!organization) throw notFound()
  requireFactor(session, organization.factorSince)
  return asCoordinator(learner.accountId, organization)
}

/** Errors: unauthenticated; not-found unless the organization shows the user its records today; FactorNeeded. */
export async function requireAuditor(organizationId: string): Promise<Auditor> {
  const { learner, session } = await requireSession()
  const organization = isUuid(organizationId)
    ? await findAuditedOrganization(learner, organizationId, new Date())
    : null
  if (!organization) throw notFound()
  requireFactor(session, organization.factorSince)
  return asAuditor(learner.accountId, organization)
}

/** One for each organization in which the user supervises someone. Errors: unauthenticated; FactorNeeded. */
export async function requireSupervisors(): Promise<{ learner: Learner; supervisors: Supervisor[] }> {
  const { learner, session } = await requireSession()
  const organizations = await listSupervisedOrganizations(learner)
  for (const { factorSince } of organizations) requireFactor(session, factorSince)
  return { learner, supervisors: organizations.map((one) => asSupervisor(learner.accountId, one)) }
}

/** Errors: unauthenticated; not-found unless the user is an administrator; FactorNeeded. */
export async function requireAdministrator(): Promise<Administrator> {
  const { learner, session } = await requireSession()
  const role = await findAdministratorship(learner)
  if (!role) throw notFound()
  requireFactor(session, role.factorSince)
  return asAdministrator(learner)
}
