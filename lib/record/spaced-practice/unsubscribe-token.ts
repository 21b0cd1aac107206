import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/platform/env'
import { isUuid } from '@/lib/platform/id'

/*
 * What a mail carries so that its reader can stop such mails without signing in: the plan's id and the site's signature of it.
 * Nobody can make one, it can do nothing else, and nothing of it has to be kept. In hexadecimal, since a mail program that turns
 * an address into a link may drop a dash or a dot at its end.
 */

function signatureOf(planId: string): string {
  // The purpose goes in, so that no other signature by the same secret could pass for this one.
  return createHmac('sha256', env.NEXTAUTH_SECRET).update(`unsubscribe:${planId}`).digest('hex')
}

export function unsubscribeToken(planId: string): string {
  return `${planId}-${signatureOf(planId)}`
}

/** The plan that a token names, or null when the token is not ours. */
export function planOfToken(token: string): string | null {
  const [planId, given] = [token.slice(0, 36), Buffer.from(token.slice(37))]
  if (!isUuid(planId) || token[36] !== '-') return null
  const expected = Buffer.from(signatureOf(planId))
  return given.length === expected.length && timingSafeEqual(given, expected) ? planId : null
}
