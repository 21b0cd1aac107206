import { type Statements, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import type { PublishedKey } from '@/lib/proof/issuer/published-key'
import { record } from './record'

/** Of Postgres: one process at a time, so that no key is noticed twice. */
const lock = 4_207_003

/**
 * Records each key of the issuer that is new to the log, and each that was retired since. Keys are made on a command line,
 * before there is a database or far away from it, so the log hears of them when the site does. Harmless to repeat.
 */
export async function noticeKeys(issuer: Issuer | null, world = systemWorld): Promise<void> {
  if (!issuer) return
  await transact(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${lock}::int)`
    for (const key of issuer.keys) {
      await noticeOnce(tx, 'key.created', key, key.createdAt, world.now())
      if (key.retiredAt) await noticeOnce(tx, 'key.retired', key, key.retiredAt, world.now())
    }
  })
}

async function noticeOnce(
  tx: Statements,
  action: 'key.created' | 'key.retired',
  { id, use }: PublishedKey,
  at: string,
  now: Date,
): Promise<void> {
  const object = `key:${id}`
  const known = await tx.$queryRaw<object[]>`
    select from audit_event where object = ${object} and action = ${action} limit 1`
  if (known.length > 0) return
  await record(tx, { action, actor: { accountId: null, role: 'operator' }, object, details: { use, at } }, now)
}
