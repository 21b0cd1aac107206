import { type ActorRole, record } from '@/lib/audit/record'
import { db } from '@/lib/platform/db'
import { makeSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'
import type { Operator } from './actor'
import { endResetLinks } from './end-reset-links'

const hours = 24

/** One-time, for a day; ends earlier links. The caller checks the actor's rights. */
export async function createResetLink(
  actor: Operator | { accountId: string; role: ActorRole },
  accountId: string,
  world = systemWorld,
): Promise<{ token: string; expiresAt: Date }> {
  const now = world.now()
  const { secret, hash } = makeSecret(world)
  const expiresAt = new Date(now.getTime() + hours * 3_600_000)
  const id = world.id()
  await db.$transaction(async (tx) => {
    await endResetLinks(tx, actor, accountId, now)
    await tx.passwordReset.create({
      data: { id, accountId, tokenHash: hash, createdAt: now, createdById: actor.accountId, expiresAt },
    })
    const about = {
      subjectId: accountId,
      object: `password-reset:${id}`,
      details: { expiresAt: expiresAt.toISOString() },
    }
    await record(tx, { action: 'account.reset-link-made', actor, ...about }, now)
  })
  return { token: secret, expiresAt }
}
