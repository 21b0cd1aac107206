import { record } from '@/lib/audit/log/record'
import type { Administrator, Operator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { db, isUniqueViolation } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'

export type Revoked = { ok: true } | { ok: false; reason: 'already-revoked' }

/** Errors: not-found. */
export async function revoke(
  actor: Administrator | Operator,
  input: { serial: string; reason: string },
  world = systemWorld,
): Promise<Revoked> {
  const now = world.now()
  const certificate = await db.certificate.findUnique({
    where: { serial: input.serial },
    select: { id: true, accountId: true },
  })
  if (!certificate) throw notFound()
  try {
    await db.$transaction(async (tx) => {
      // Serializes with a correction, so that it never replaces a revoked certificate.
      await lockAccount(tx, certificate.accountId)
      await tx.revocation.create({
        data: {
          certificateId: certificate.id,
          revokedAt: now,
          revokedById: actor.accountId,
          reason: input.reason,
        },
      })
      await record(
        tx,
        {
          action: 'certificate.revoked',
          actor,
          subjectId: certificate.accountId,
          object: `certificate:${certificate.id}`,
          values: { reason: input.reason },
        },
        now,
      )
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // A duplicate submit.
    const same = { certificateId: certificate.id, revokedById: actor.accountId, reason: input.reason }
    if ((await db.revocation.count({ where: same })) === 0) return { ok: false, reason: 'already-revoked' }
  }
  return { ok: true }
}
