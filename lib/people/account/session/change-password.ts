import { record } from '@/lib/audit/log/record'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Learner } from '../actor'
import { checkOwnPassword } from '../check-own-password'
import { endResetLinks } from '../end-reset-links'
import { hashPassword, type NewPassword } from '../password'
import { passwordDigest } from '../password-digest'
import { continueSession } from './session'

export type PasswordChanged = { ok: true; version: number } | { ok: false; reason: 'no-match' | 'too-many' }

/** Ends every session but the given one, whose cookie needs the new `version`. */
export async function changePassword(
  learner: Learner,
  input: { current: string; password: NewPassword; sessionId?: string },
  world = systemWorld,
): Promise<PasswordChanged> {
  const now = world.now()
  const checked = await checkOwnPassword(learner, input.current, 'account.password-change-failed', now)
  if (!checked.ok) return checked
  const passwordHash = await hashPassword(input.password)
  return db.$transaction(async (tx) => {
    const changed = await tx.account.updateMany({
      where: { id: learner.accountId, passwordHash: checked.passwordHash },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    })
    if (changed.count === 0) return { ok: false, reason: 'no-match' }
    await endResetLinks(tx, learner, learner.accountId, now)
    const entry = { action: 'account.password-changed', actor: learner, subjectId: learner.accountId } as const
    await record(tx, { ...entry, details: { passwordSha256: passwordDigest(passwordHash) } }, now)
    const { sessionVersion } = await tx.account.findUniqueOrThrow({
      where: { id: learner.accountId },
      select: { sessionVersion: true },
    })
    if (input.sessionId) await continueSession(tx, input.sessionId, sessionVersion)
    return { ok: true, version: sessionVersion }
  })
}
