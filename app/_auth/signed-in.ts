import type { SessionClaims } from '@/lib/people/account/session'
import { seeOther } from '../_http/respond'
import { deviceCookie } from './device'
import { encodeToken, secureCookies, sessionCookieName, sessionSeconds, type Token } from './token'

const renewalSeconds = 15 * 60
const attributes = `Path=/; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`

async function cookieOf(session: SessionClaims): Promise<string> {
  return `${sessionCookieName}=${await encodeToken(session)}; Max-Age=${sessionSeconds}; ${attributes}`
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

/** Renews session cookies older than fifteen minutes. */
export async function renewal(token: Token, now = Date.now()): Promise<Record<string, string>> {
  const age = sessionSeconds - (token.expires - now / 1000)
  return age > renewalSeconds ? { 'Set-Cookie': await cookieOf(token) } : {}
}

/** Clears the session cookie and the browser's cache of private pages. */
export function signedOut(next: string): Response {
  return seeOther(next, {
    'Set-Cookie': `${sessionCookieName}=; Max-Age=0; ${attributes}`,
    'Clear-Site-Data': '"cache"',
  })
}
