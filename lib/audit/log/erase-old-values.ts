import { query, type Statements } from '@/lib/platform/db'
import type { AuditAction } from './actions'
import { record } from './record'

/** Erases these values from older entries. Their digests stay in the chain, and a new entry has the count. */
export async function eraseOldValues(
  tx: Statements,
  actions: AuditAction[],
  before: Date,
  most: number,
  now: Date,
): Promise<number> {
  const erased = await query(tx)`
    delete from audit_value where (event_id, field) in (
      select v.event_id, v.field from audit_event e join audit_value v on v.event_id = e.id
      where e.action = any(${actions}::text[]) and e.at < ${before}
        and not exists (select from held_account h where h.account_id in (e.subject_id, e.actor_id)) limit ${most})
    returning 1`
  if (erased.length > 0) {
    const actor = { accountId: null, role: 'system' } as const
    await record(tx, { action: 'log.values-erased', actor, details: { count: erased.length } }, now)
  }
  return erased.length
}
