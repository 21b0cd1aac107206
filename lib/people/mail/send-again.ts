import { record } from '@/lib/audit/log/record'
import type { Administrator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { systemWorld } from '@/lib/platform/world'

export type SentAgain = { ok: true } | { ok: false; reason: 'not-failed' }

/** Queues a failed mail for as many tries again. Errors: not-found. */
export async function sendAgain(
  administrator: Administrator,
  input: { mailId: string },
  world = systemWorld,
): Promise<SentAgain> {
  const now = world.now()
  const mail = isUuid(input.mailId) ? await db.mail.findUnique({ where: { id: input.mailId } }) : null
  if (!mail) throw notFound()
  return db.$transaction(async (tx) => {
    const queued = await tx.mail.updateMany({
      where: { id: mail.id, state: 'failed', clearedAt: null },
      data: { state: 'queued', notBefore: now, settledAt: null },
    })
    if (queued.count === 0) return { ok: false, reason: 'not-failed' }
    const about = { ...(mail.accountId && { subjectId: mail.accountId }), object: `mail:${mail.id}` }
    await record(tx, { action: 'mail.sent-again', actor: administrator, ...about }, now)
    return { ok: true }
  })
}
