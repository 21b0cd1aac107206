import { type AuditEntry, record } from '@/lib/audit/record'
import { db } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'
import { hashPassword, type NewPassword } from './password'

/** Whose link it is, while it can still be used. */
export async function findReset(
  token: string,
  now = systemWorld.now(),
): Promise<{ name: string; email: string } | null> {
  const reset = await db.passwordReset.findFirst({
    where: { tokenHash: hashSecret(token), usedAt: null, expiresAt: { gt: now }, account: { closure: null } },
    select: { account: { select: { name: true, email: true } } },
  })
  return reset?.account ?? null
}

/** Sets a new password by a one-time link; all sessions of the account end. `by` is who did it, where not whose link it is. */
export async function resetPassword(
  input: { token: string; password: NewPassword; by?: AuditEntry['actor'] },
  world = systemWorld,
): Promise<{ ok: true } | { ok: false; reason: 'link-unusable' }> {
  const now = world.now()
  const tokenHash = hashSecret(input.token)
  const passwordHash = await hashPassword(input.password)
  return db.$transaction(async (tx) => {
    const used = await tx.passwordReset.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now }, account: { closure: null } },
      data: { usedAt: now },
    })
    if (used.count === 0) return { ok: false, reason: 'link-unusable' }
    const { id, accountId } = await tx.passwordReset.findUniqueOrThrow({
      where: { tokenHash },
      select: { id: true, accountId: true },
    })
    await tx.account.update({ where: { id: accountId }, data: { passwordHash, sessionVersion: { increment: 1 } } })
    const { by: actor = { accountId, role: 'learner' } as const } = input
    // Whoever made the link could have used it: the entry of its making says who that was.
    const about = { subjectId: accountId, object: `password-reset:${id}`, details: { by: 'one-time link' } }
    await record(tx, { action: 'account.password-changed', actor, ...about }, now)
    return { ok: true }
  })
}
