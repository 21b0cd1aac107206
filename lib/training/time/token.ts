import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { DomainError } from '@/lib/platform/error'

/* Signed by the server, so that it can't be forged or used by another learner, and needs no look-up. */
const view = z.tuple([z.uuid(), z.uuid(), z.string(), z.string(), z.string(), z.number().int()])

export interface ViewClaims {
  viewId: string
  accountId: string
  sessionId: string
  courseId: string
  unitId: string
}

const longestMs = 12 * 3_600_000

/** A separate key per purpose, so that no signature can pass for another. */
export function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', env.NEXTAUTH_SECRET, '', `northlight ${purpose}`, 32))
}

const key = keyFor('page view')
const signatureOf = (body: string) => createHmac('sha256', key).update(body).digest()

export function makeToken(claims: ViewClaims, openedAt: Date): string {
  const { viewId, accountId, sessionId, courseId, unitId } = claims
  const parts: z.infer<typeof view> = [viewId, accountId, sessionId, courseId, unitId, openedAt.getTime()]
  const body = Buffer.from(JSON.stringify(parts)).toString('base64url')
  return `${body}.${signatureOf(body).toString('base64url')}`
}

/** Errors: invalid (not ours), forbidden (another person, sign-in or unit), conflict (open too long). */
export function openToken(
  token: string,
  sender: Omit<ViewClaims, 'viewId'>,
  now: Date,
): { viewId: string; openedAt: Date } {
  const [viewId, accountId, sessionId, courseId, unitId, openedAt] = readToken(token)
  const isTheirs = accountId === sender.accountId && sessionId === sender.sessionId
  if (!isTheirs || courseId !== sender.courseId || unitId !== sender.unitId)
    throw new DomainError('forbidden', 'This page was opened elsewhere, so no time is counted for it here.')
  if (now.getTime() - openedAt > longestMs)
    throw new DomainError('conflict', 'This page has been open too long. Reload it so that its time counts.')
  return { viewId, openedAt: new Date(openedAt) }
}

function readToken(token: string): z.infer<typeof view> {
  const [body = '', given = '', ...more] = token.split('.')
  const expected = signatureOf(body)
  const signature = Buffer.from(given, 'base64url')
  // Base64 has several spellings of the same bytes; accepts only ours.
  const isOurs = signature.toString('base64url') === given && more.length === 0
  if (!isOurs || signature.length !== expected.length || !timingSafeEqual(signature, expected))
    throw new DomainError('invalid', 'This page has expired. Reload it and try again.')
  return view.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
}
