import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/platform/env'
import { isUuid } from '@/lib/platform/id'

/* Plan id and HMAC, nothing stored. Hexadecimal: mail programs drop a dash or dot at the end of a link. */

function signatureOf(planId: string): string {
  // The purpose in the input keeps signatures for other purposes from passing here.
  return createHmac('sha256', env.NEXTAUTH_SECRET).update(`unsubscribe:${planId}`).digest('hex')
}

export function unsubscribeToken(planId: string): string {
  return `${planId}-${signatureOf(planId)}`
}

export function planOfToken(token: string): string | null {
  const planId = token.slice(0, 36)
  const given = Buffer.from(token.slice(37))
  if (!isUuid(planId) || token[36] !== '-') return null
  const expected = Buffer.from(signatureOf(planId))
  return given.length === expected.length && timingSafeEqual(given, expected) ? planId : null
}
