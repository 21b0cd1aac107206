import { type AuditEntry, record } from '@/lib/audit/record'
import { db } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'
import { hashPassword, type NewPassword } from './password'

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

/** `by`: the actor, if not the link's owner. */
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
    // The link's maker could have used it too; the entry of its making names them.
    const about = { subjectId: accountId, object: `password-reset:${id}`, details: { by: 'one-time link' } }
    await record(tx, { action: 'account.password-changed', actor, ...about }, now)
    return { ok: true }
  })
}
