import { query, type Statements, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import type { AuditAction } from './actions'
import { type AuditEntry, record } from './record'

/** A Postgres advisory lock: one process at a time, so no key is recorded twice. */
const lock = 4_207_003

/** Records each new or retired issuer key once; the command line makes keys, perhaps before there is a database. */
export async function noticeKeys(issuer: Issuer | null, world = systemWorld): Promise<void> {
  if (!issuer) return
  await transact(async (tx) => {
    await query(tx)`select from pg_advisory_xact_lock(${lock}::int)`
    for (const key of issuer.keys) {
      const { id, use, createdAt, retiredAt, publicJwk, certificates = [] } = key
      await noticeOnce(tx, { action: 'key.created', id, details: { use, at: createdAt } }, world.now())
      // A lost key file is rebuilt from these.
      const published = { use, createdAt, publicJwk: JSON.stringify(publicJwk), certificates: [...certificates] }
      await noticeOnce(tx, { action: 'key.published', id, details: published }, world.now())
      if (retiredAt) await noticeOnce(tx, { action: 'key.retired', id, details: { use, at: retiredAt } }, world.now())
    }
  })
}

async function noticeOnce(
  tx: Statements,
  { action, id, details }: Pick<AuditEntry, 'details'> & { action: AuditAction; id: string },
  now: Date,
): Promise<void> {
  const object = `key:${id}`
  const known = await query(tx)<object>`
    select from audit_event where object = ${object} and action = ${action} limit 1`
  if (known.length > 0) return
  await record(tx, { action, actor: { accountId: null, role: 'operator' }, object, ...(details && { details }) }, now)
}
