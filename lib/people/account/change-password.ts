import { record } from '@/lib/audit/record'
import { db } from '@/lib/platform/db'
import { returnTry, takeTry } from '@/lib/platform/rate-limit'
import { systemWorld } from '@/lib/platform/world'
import type { Learner } from './actor'
import { endResetLinks } from './end-reset-links'
import { hashPassword, type NewPassword, verifyPassword } from './password'

const perAccount = { name: 'change-password', limit: 10, windowMinutes: 15 }

export type PasswordChanged = { ok: true; version: number } | { ok: false; reason: 'no-match' | 'too-many' }

/** Ends every session; `version` is for the one that continues. */
export async function changePassword(
  learner: Learner,
  input: { current: string; password: NewPassword },
  world = systemWorld,
): Promise<PasswordChanged> {
  const now = world.now()
  if (!(await takeTry(perAccount, learner.accountId, now))) return { ok: false, reason: 'too-many' }
  const account = await db.account.findUniqueOrThrow({
    where: { id: learner.accountId },
    select: { passwordHash: true },
  })
  if (!(await verifyPassword(account.passwordHash, input.current))) {
    // Someone at another person's open session could guess passwords here. Past the limit nothing is checked or logged.
    const failed = { action: 'account.password-change-failed', actor: learner, subjectId: learner.accountId } as const
    await db.$transaction((tx) => record(tx, failed, now))
    return { ok: false, reason: 'no-match' }
  }
  await returnTry(perAccount, learner.accountId, now)
  const passwordHash = await hashPassword(input.password)
  return db.$transaction(async (tx) => {
    const changed = await tx.account.updateMany({
      where: { id: learner.accountId, passwordHash: account.passwordHash },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    })
    if (changed.count === 0) return { ok: false, reason: 'no-match' }
    await endResetLinks(tx, learner, learner.accountId, now)
    const entry = { action: 'account.password-changed', actor: learner, subjectId: learner.accountId } as const
    await record(tx, entry, now)
    const { sessionVersion } = await tx.account.findUniqueOrThrow({
      where: { id: learner.accountId },
      select: { sessionVersion: true },
    })
    return { ok: true, version: sessionVersion }
  })
}
