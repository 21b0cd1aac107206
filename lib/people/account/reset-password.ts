import { type AuditEntry, record } from '@/lib/audit/log/record'
import { db, type Transaction } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'
import { confirmAddress } from './confirmed-address'
import { endResetLinks } from './end-reset-links'
import { lockAccount } from './lock-account'
import { hashPassword, type NewPassword } from './password'
import { passwordDigest } from './password-digest'

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
    const link = await tx.passwordReset.findUnique({ where: { tokenHash }, select: { accountId: true } })
    if (!link) return { ok: false, reason: 'link-unusable' }
    const { accountId } = link
    // Locks in the same order as endResetLinks, or they would deadlock.
    await lockAccount(tx, accountId)
    const [used] = await tx.passwordReset.updateManyAndReturn({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now }, account: { closure: null } },
      data: { usedAt: now },
      select: { id: true, mailedTo: true },
    })
    if (!used) return { ok: false, reason: 'link-unusable' }
    const { by: actor = { accountId, role: 'learner' } as const } = input
    await setPassword(tx, actor, { accountId, passwordHash }, now)
    // The link's maker could have used it too; the log entry of its creation names them.
    const by = used.mailedTo ? 'mailed link' : 'one-time link'
    const about = { subjectId: accountId, object: `password-reset:${used.id}` }
    const details = { by, passwordSha256: passwordDigest(passwordHash) }
    await record(tx, { action: 'account.password-changed', actor, ...about, details }, now)
    if (used.mailedTo && (await confirmAddress(tx, accountId, 'mail', now))) {
      await record(tx, { action: 'account.address-confirmed', actor, ...about, details: { how: 'mail' } }, now)
    }
    return { ok: true }
  })
}

/** Ends the sessions and the other links of the account. The caller records it. */
export async function setPassword(
  tx: Transaction,
  actor: AuditEntry['actor'],
  { accountId, passwordHash }: { accountId: string; passwordHash: string },
  now: Date,
): Promise<void> {
  await endResetLinks(tx, actor, accountId, now)
  await tx.account.update({ where: { id: accountId }, data: { passwordHash, sessionVersion: { increment: 1 } } })
}
