import { encode } from 'next-auth/jwt'
import { claimsOf, sessionCookieName, sessionSeconds } from '@/app/_auth/token'
import { openedSession } from '@/fixtures/opened-session'
import type { Learner } from '@/lib/people/account/actor'

interface Made {
  /** Lifetime of the token; negative means expired. */
  lastsSeconds?: number
  secret?: string
  /** One that the database doesn't know, as from before sessions had rows. */
  sessionId?: string
  version?: number
}

/** The cookie header that sign-in would set, or one that is wrong in a chosen way. */
export async function sessionOf(person: Learner, made: Made = {}): Promise<{ Cookie: string }> {
  const { lastsSeconds = sessionSeconds, version = 1 } = made
  const { sessionId = (await openedSession(person)).sessionId } = made
  const secret = made.secret ?? process.env.NEXTAUTH_SECRET ?? ''
  const claims = claimsOf({ accountId: person.accountId, sessionId, version })
  const token = await encode({ token: claims, secret, maxAge: lastsSeconds })
  return { Cookie: `${sessionCookieName}=${token}` }
}

/** Also for a person whose earlier sessions have ended, such as by a new second step. */
export async function currentSessionOf(person: Learner): Promise<{ Cookie: string }> {
  return sessionOf(person, await openedSession(person))
}
