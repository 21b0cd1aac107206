import type { AuditAction } from '@/lib/audit/log/actions'
import { record } from '@/lib/audit/log/record'
import { db } from '@/lib/platform/db'
import { returnTry, takeTry } from '@/lib/platform/limit/rate-limit'
import type { Learner } from './actor'
import { verifyPassword } from './password'

const perAccount = { name: 'change-password', limit: 10, windowMinutes: 15 }

export type OwnPassword = { ok: true; passwordHash: string } | { ok: false; reason: 'no-match' | 'too-many' }

/** An attack: guessing the password in another person's open session. Past the limit nothing is checked or logged. */
export async function checkOwnPassword(
  learner: Learner,
  password: string,
  failed: AuditAction,
  now: Date,
): Promise<OwnPassword> {
  if (!(await takeTry(perAccount, learner.accountId, now))) return { ok: false, reason: 'too-many' }
  const { passwordHash } = await db.account.findUniqueOrThrow({
    where: { id: learner.accountId },
    select: { passwordHash: true },
  })
  if (!(await verifyPassword(passwordHash, password))) {
    await db.$transaction((tx) => record(tx, { action: failed, actor: learner, subjectId: learner.accountId }, now))
    return { ok: false, reason: 'no-match' }
  }
  await returnTry(perAccount, learner.accountId, now)
  return { ok: true, passwordHash }
}
