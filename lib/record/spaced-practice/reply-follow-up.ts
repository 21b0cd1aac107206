import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { isFollowUpOpen } from './follow-up'
import type { FollowUpInput } from './schema'

export type Replied = { ok: true } | { ok: false; reason: 'already-replied' | 'not-asked' }

/** Errors: not-found. */
export async function replyFollowUp(learner: Learner, input: FollowUpInput, world = systemWorld): Promise<Replied> {
  const { certificateId, days, reply } = input
  const { accountId } = learner
  const now = world.now()
  const [certificate] = await query<{ issuedAt: Date; asks: boolean }>`
    select issued_at as "issuedAt", exists (select from first_certificate f where f.id = c.id) as asks
    from current_certificate(${now}) c where id = ${certificateId}::uuid and account_id = ${accountId}::uuid`
  if (!certificate) throw notFound()
  if (!certificate.asks || !isFollowUpOpen(days, certificate.issuedAt, now)) return { ok: false, reason: 'not-asked' }
  return db.$transaction(async (tx): Promise<Replied> => {
    const { count } = await tx.followUp.createMany({
      data: [{ certificateId, days, accountId, reply, repliedAt: now }],
      skipDuplicates: true,
    })
    if (count === 0) return { ok: false, reason: 'already-replied' }
    const object = `certificate:${certificateId}`
    await record(
      tx,
      { action: 'practice.follow-up-replied', actor: learner, subjectId: accountId, object, details: { days } },
      now,
    )
    return { ok: true }
  })
}
