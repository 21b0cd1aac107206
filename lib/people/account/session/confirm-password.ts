import { query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Learner } from '../actor'
import { checkOwnPassword } from '../check-own-password'
import { type SessionClaims, startSession } from './session'

const recentMinutes = 10

export function isRecent(passwordAt: Date | null, now = systemWorld.now()): boolean {
  return passwordAt !== null && now.getTime() - passwordAt.getTime() < recentMinutes * 60_000
}

/** For ten minutes, this session may make changes that can't be undone. */
export async function markConfirmed(session: SessionClaims, userAgent: string | null, now: Date): Promise<void> {
  // A session from before sessions had rows gets one.
  await startSession(session, { userAgent, passwordAt: now }, now)
  await query`update session set password_at = ${now} where id = ${session.sessionId}`
}

export async function confirmPassword(
  learner: Learner,
  { session, password, userAgent }: { session: SessionClaims; password: string; userAgent: string | null },
  world = systemWorld,
): Promise<{ ok: true } | { ok: false; reason: 'no-match' | 'too-many' }> {
  const now = world.now()
  const checked = await checkOwnPassword(learner, password, 'account.password-confirm-failed', now)
  if (!checked.ok) return checked
  await markConfirmed(session, userAgent, now)
  return { ok: true }
}
