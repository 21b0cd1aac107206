import { record } from '@/lib/audit/record'
import { db } from '@/lib/platform/db'
import { returnTry, takeTry } from '@/lib/platform/rate-limit'
import { hashSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'
import { normalizeEmail } from './email'
import { verifyPassword } from './password'
import type { SessionClaims } from './session'

const perAccount = { name: 'sign-in-account', limit: 10, windowMinutes: 15 }
const perAddress = { name: 'sign-in-address', limit: 100, windowMinutes: 15 }

export type Verified = { ok: true; session: SessionClaims } | { ok: false; reason: 'no-match' | 'too-many' }

/**
 * Checks an email and a password and opens a session. An unknown address takes as long as a wrong password and gives
 * the same answer. Failures are limited by account and by network address; successes cost nothing.
 */
export async function verifyCredentials(
  input: { email: string; password: string; address: string },
  world = systemWorld,
): Promise<Verified> {
  const now = world.now()
  const emailKey = normalizeEmail(input.email)
  const tries = await Promise.all([takeTry(perAccount, emailKey, now), takeTry(perAddress, input.address, now)])
  if (tries.includes(false)) return { ok: false, reason: 'too-many' }

  const account = await db.account.findUnique({
    where: { emailKey },
    select: { id: true, passwordHash: true, sessionVersion: true, closure: { select: { accountId: true } } },
  })
  const matches = await verifyPassword(account?.passwordHash ?? null, input.password)
  if (!account || !matches || account.closure) {
    await db.$transaction((tx) =>
      record(
        tx,
        {
          action: 'account.sign-in-failed',
          actor: { accountId: null, role: 'stranger' },
          ...(account && { subjectId: account.id }),
          details: { addressDigest: hashSecret(input.address).slice(0, 16), known: account !== null },
        },
        now,
      ),
    )
    return { ok: false, reason: 'no-match' }
  }

  await Promise.all([returnTry(perAccount, emailKey, now), returnTry(perAddress, input.address, now)])
  const session = { accountId: account.id, sessionId: world.id(), version: account.sessionVersion }
  await db.$transaction((tx) =>
    record(
      tx,
      {
        action: 'account.signed-in',
        actor: { accountId: account.id, role: 'learner' },
        subjectId: account.id,
        object: `session:${session.sessionId}`,
      },
      now,
    ),
  )
  return { ok: true, session }
}
