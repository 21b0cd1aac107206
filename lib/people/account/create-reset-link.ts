import { type ActorRole, record } from '@/lib/audit/log/record'
import { db, query, type Transaction } from '@/lib/platform/db'
import { insertOnce } from '@/lib/platform/insert-once'
import { makeSecret } from '@/lib/platform/secret'
import { systemWorld, type World } from '@/lib/platform/world'
import type { Operator } from './actor'
import { endResetLinks } from './end-reset-links'
import { lockAccount } from './lock-account'

const hours = 24
const mailedHours = 1

/** To be mailed: valid for an hour. Ends no other link, or a stranger's requests could spoil the owner's. */
export async function insertMailedResetLink(
  tx: Transaction,
  accountId: string,
  world: World,
): Promise<{ id: string; token: string }> {
  const now = world.now()
  const { secret, hash } = makeSecret(world)
  const id = world.id()
  const expiresAt = new Date(now.getTime() + mailedHours * 3_600_000)
  await query(tx)`
    insert into password_reset (id, account_id, token_hash, created_at, expires_at, mailed_to)
    select ${id}::uuid, id, ${hash}, ${now}, ${expiresAt}, email_key from account where id = ${accountId}::uuid`
  const about = { subjectId: accountId, object: `password-reset:${id}` }
  const details = { expiresAt: expiresAt.toISOString(), by: 'mail' }
  const actor = { accountId: null, role: 'stranger' } as const
  await record(tx, { action: 'account.reset-link-made', actor, ...about, details }, now)
  return { id, token: secret }
}

/** One-time, for a day; ends earlier links. `check` throws if the actor may not, while the account is locked. */
export async function createResetLink(
  actor: Operator | { accountId: string; role: ActorRole },
  accountId: string,
  world = systemWorld,
  check: (tx: Transaction) => Promise<void> = async () => {},
): Promise<{ token: string; expiresAt: Date }> {
  const now = world.now()
  const { secret, hash } = makeSecret(world)
  const expiresAt = new Date(now.getTime() + hours * 3_600_000)
  const id = world.id()
  const row = { id, accountId, tokenHash: hash, createdAt: now, createdById: actor.accountId, expiresAt }
  const inserted = await db.$transaction(async (tx) => {
    // Race: the person gets a role at this moment.
    await lockAccount(tx, accountId)
    await check(tx)
    const inserted = await insertOnce(tx, tx.passwordReset, row, async () => {
      await endResetLinks(tx, actor, accountId, now)
      return null
    })
    if (inserted !== 'new') return inserted
    const about = {
      subjectId: accountId,
      object: `password-reset:${id}`,
      details: { expiresAt: expiresAt.toISOString() },
    }
    await record(tx, { action: 'account.reset-link-made', actor, ...about }, now)
    return inserted
  })
  if (inserted === 'new') return { token: secret, expiresAt }
  // Makes a new link if the form's earlier one was used or ended.
  const same = await db.passwordReset.findFirst({
    where: { id, tokenHash: hash, usedAt: null, expiresAt: { gt: now } },
  })
  if (!same) return createResetLink(actor, accountId, { ...systemWorld, now: world.now }, check)
  return { token: secret, expiresAt: same.expiresAt }
}
