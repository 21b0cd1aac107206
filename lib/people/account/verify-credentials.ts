import { record } from '@/lib/audit/record'
import { db } from '@/lib/platform/db'
import { returnTry, takeTry } from '@/lib/platform/rate-limit'
import { systemWorld } from '@/lib/platform/world'
import { normalizeEmail } from './email'
import { verifyPassword } from './password'
import { recordSignInFailure } from './record-sign-in-failure'
import type { SessionClaims } from './session'

const perAccount = { name: 'sign-in-account', limit: 10, windowMinutes: 15 }
const perAddress = { name: 'sign-in-address', limit: 100, windowMinutes: 15 }

export type CredentialsChecked = { ok: true; session: SessionClaims } | { ok: false; reason: 'no-match' | 'too-many' }

/** An unknown address takes as long as a wrong password and gets the same answer (account enumeration). */
export async function verifyCredentials(
  input: { email: string; password: string; address: string },
  world = systemWorld,
): Promise<CredentialsChecked> {
  const now = world.now()
  const emailKey = normalizeEmail(input.email)
  const [mayAccount, mayAddress] = await Promise.all([
    takeTry(perAccount, emailKey, now),
    takeTry(perAddress, input.address, now),
  ])
  if (!mayAccount || !mayAddress) {
    await recordRefusal({ email: emailKey, address: input.address }, mayAddress ? 'account' : 'address', now)
    return { ok: false, reason: 'too-many' }
  }

  const account = await db.account.findUnique({
    where: { emailKey },
    select: { id: true, passwordHash: true, sessionVersion: true, closure: { select: { accountId: true } } },
  })
  const matches = await verifyPassword(account?.passwordHash ?? null, input.password)
  if (!account || !matches || account.closure) {
    const reason = account?.closure ? 'closed' : 'no-match'
    await recordSignInFailure({ accountId: account?.id ?? null, email: emailKey, address: input.address, reason }, now)
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

/** Only the first refusal per limit and window, or an attacker could fill the log. */
async function recordRefusal(
  { email, address }: { email: string; address: string },
  limit: 'account' | 'address',
  now: Date,
): Promise<void> {
  const { name, windowMinutes } = limit === 'account' ? perAccount : perAddress
  const first = { name: `${name}-refused`, limit: 1, windowMinutes }
  if (!(await takeTry(first, limit === 'account' ? email : address, now))) return
  const account = await db.account.findUnique({ where: { emailKey: email }, select: { id: true } })
  const reason = limit === 'account' ? 'too-many-for-account' : 'too-many-for-address'
  await recordSignInFailure({ accountId: account?.id ?? null, email, address, reason }, now)
}
