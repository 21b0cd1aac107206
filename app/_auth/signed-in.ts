import { adoptSession, type SessionClaims } from '@/lib/people/account/session/session'
import type { SignOutThere } from '@/lib/people/single-sign-on/find-sign-out'
import { seeOther } from '../_http/respond'
import { deviceCookie } from './device'
import { leavePage } from './leave-page'
import { pendingCookie } from './pending-cookie'
import { attributes } from './session-cookie'
import { encodeToken, sessionCookieName, sessionSeconds, type Token } from './token'

const renewalSeconds = 15 * 60

async function cookieOf(session: SessionClaims, seconds = sessionSeconds): Promise<string> {
  return `${sessionCookieName}=${await encodeToken(session, seconds)}; Max-Age=${seconds}; ${attributes}`
}

/** Sets the session cookie, and at sign-in the device's, and redirects within this site. */
export async function signedIn(
  { session, device }: { session: SessionClaims; device?: string },
  next: string,
): Promise<Response> {
  const response = seeOther(next, { 'Set-Cookie': await cookieOf(session) })
  if (device) response.headers.append('Set-Cookie', deviceCookie(device))
  return response
}

/** After the password, for a person with a second factor. */
export function secondStep(pending: string, next: string): Response {
  return seeOther(`/sign-in/second-factor?next=${encodeURIComponent(next)}`, { 'Set-Cookie': pendingCookie(pending) })
}

/** Renews session cookies older than fifteen minutes, never past the session's last day. */
export async function renewal(
  session: Token & { expiresAt: Date | null },
  request: Request,
  now = Date.now(),
): Promise<Record<string, string>> {
  const age = sessionSeconds - (session.expires - now / 1000)
  if (age <= renewalSeconds) return {}
  const expiresAt = session.expiresAt ?? (await adoptSession(session, request.headers.get('user-agent')))
  const left = Math.floor((expiresAt.getTime() - now) / 1000)
  return { 'Set-Cookie': await cookieOf(session, Math.min(sessionSeconds, left)) }
}

const cleared = { 'Set-Cookie': `${sessionCookieName}=; Max-Age=0; ${attributes}`, 'Clear-Site-Data': '"cache"' }

/** Clears the session cookie and the browser's cache of private pages. */
export function signedOut(next: string): Response {
  return seeOther(next, cleared)
}

/** The same, and signs out at the provider that began the session. */
export async function signedOutThere({ name, url }: SignOutThere): Promise<Response> {
  const button = `Sign out of ${name}`
  const response = await leavePage({ title: 'You are signed out here', url, button })
  for (const [header, value] of Object.entries(cleared)) response.headers.set(header, value)
  return response
}
