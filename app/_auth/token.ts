import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { secureCookies } from '@/app/_http/secure-cookies'
import { type SessionClaims, sessionHours } from '@/lib/people/account/session/session'
import { env } from '@/lib/platform/env'

/** Opening a lesson renews the cookie. */
export const sessionSeconds = sessionHours * 3600

/** `__Host-`: no other host of the domain can set it. */
export const sessionCookieName = `${secureCookies ? '__Host-' : ''}next-auth.session-token`
/** The name before `__Host-`, accepted for 30 days after it changed (docs/decisions/058). */
export const formerCookie = secureCookies
  ? { name: '__Secure-next-auth.session-token', until: new Date('2026-12-28T00:00:00Z') }
  : null

/** Our claims in next-auth's token, next to its own `iat`. */
const claims = z.object({ sub: z.uuid(), sid: z.string(), ver: z.number().int(), exp: z.number() })

export interface Token extends SessionClaims {
  /** Expiry, in seconds since 1970. */
  expires: number
}

export function claimsOf({ accountId, sessionId, version }: SessionClaims) {
  return { sub: accountId, sid: sessionId, ver: version }
}

export function encodeToken(session: SessionClaims, seconds = sessionSeconds): Promise<string> {
  return encode({ token: claimsOf(session), secret: env.NEXTAUTH_SECRET, maxAge: seconds })
}

/** Cache of decoded tokens: deriving the key for each costs more than the rest of a guard. */
const decoded = new Map<string, Token>()
const capacity = 5000

/** Null for a token that is missing, malformed, expired, or signed with another secret. */
export async function decodeToken(text: string | undefined, now = Date.now()): Promise<Token | null> {
  if (!text) return null
  const known = decoded.get(text)
  if (known && known.expires * 1000 > now) return known
  decoded.delete(text)
  const token = await decodeAnew(text)
  if (!token) return null
  const oldest = decoded.keys().next()
  if (decoded.size >= capacity && !oldest.done) decoded.delete(oldest.value)
  decoded.set(text, token)
  return token
}

/** Null unless the claims are ours. */
function sessionOf(token: unknown): Token | null {
  const parsed = claims.safeParse(token)
  if (!parsed.success) return null
  const { sub, sid, ver, exp } = parsed.data
  return { accountId: sub, sessionId: sid, version: ver, expires: exp }
}

async function decodeAnew(text: string): Promise<Token | null> {
  try {
    return sessionOf(await decode({ token: text, secret: env.NEXTAUTH_SECRET }))
  } catch {
    return null
  }
}
