import type { SessionClaims } from '@/lib/people/account/session'
import { seeOther } from './respond'
import { encodeToken, secureCookies, sessionCookieName, sessionSeconds } from './token'

const attributes = `Path=/; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`

/** Sets the session cookie and goes on to a path of this site. */
export async function signedIn(session: SessionClaims, next: string): Promise<Response> {
  const token = await encodeToken(session)
  return seeOther(next, { 'Set-Cookie': `${sessionCookieName}=${token}; Max-Age=${sessionSeconds}; ${attributes}` })
}

/** Drops the session cookie, and what the browser kept of pages behind it. */
export function signedOut(next: string): Response {
  return seeOther(next, {
    'Set-Cookie': `${sessionCookieName}=; Max-Age=0; ${attributes}`,
    'Clear-Site-Data': '"cache"',
  })
}
