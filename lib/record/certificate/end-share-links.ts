import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { db, type Transaction } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

export async function endShareLinks(learner: Learner, input: { serial: string }, world = systemWorld): Promise<void> {
  const now = world.now()
  const certificate = await db.certificate.findFirst({
    where: { serial: input.serial, accountId: learner.accountId },
    select: { id: true },
  })
  if (!certificate) return
  await db.$transaction(async (tx) => {
    const ended = await tx.shareLink.updateMany({
      where: { endedAt: null, certificateId: certificate.id },
      data: { endedAt: now },
    })
    if (ended.count === 0) return
    await record(
      tx,
      {
        action: 'certificate.share-link-ended',
        actor: learner,
        subjectId: learner.accountId,
        object: `certificate:${certificate.id}`,
        details: { shareLinksEnded: ended.count },
      },
      now,
    )
  })
}

export async function endAllShareLinks(tx: Transaction, accountId: string, now: Date): Promise<number> {
  const { count } = await tx.shareLink.updateMany({
    where: { endedAt: null, certificate: { accountId } },
    data: { endedAt: now },
  })
  return count
}
