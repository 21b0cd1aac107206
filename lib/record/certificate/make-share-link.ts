import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { isOpen } from '@/lib/people/account/queries'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { makeSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'

/** Ends an earlier link. Errors: not-found. */
export async function makeShareLink(
  learner: Learner,
  input: { serial: string },
  world = systemWorld,
): Promise<{ token: string }> {
  const now = world.now()
  const { secret, hash } = makeSecret(world)
  const certificate = await db.certificate.findFirst({
    where: { serial: input.serial, accountId: learner.accountId },
    select: { id: true },
  })
  if (!certificate) throw notFound()
  await db.$transaction(async (tx) => {
    // Serializes concurrent calls: the last link ends the others.
    await lockAccount(tx, learner.accountId)
    // Closing the account ends its links, so none may be made after it.
    if (!(await isOpen(tx, learner.accountId))) throw notFound()
    const live = { certificateId: certificate.id, endedAt: null }
    const ends = (await tx.shareLink.findMany({ where: live, select: { id: true } })).map((link) => link.id)
    await tx.shareLink.updateMany({ where: live, data: { endedAt: now } })
    const shareLinkId = world.id()
    await tx.shareLink.create({
      data: { id: shareLinkId, certificateId: certificate.id, tokenHash: hash, createdAt: now },
    })
    const about = {
      subjectId: learner.accountId,
      object: `certificate:${certificate.id}`,
      details: { shareLinkId, ends },
    }
    await record(tx, { action: 'certificate.share-link-made', actor: learner, ...about }, now)
  })
  return { token: secret }
}
