import { query, type Statements } from '@/lib/platform/db'
import { record } from './record'

/** Erases names and addresses of a person beside the log; digests stay in the chain. Reasons stay: they say why. */
export async function eraseIdentity(tx: Statements, accountId: string, email: string, now: Date): Promise<number> {
  const erased = await query(tx)`
    delete from audit_value where (event_id, field) in (
      select v.event_id, v.field from audit_event e join audit_value v on v.event_id = e.id
      where (e.subject_id = ${accountId}::uuid or e.actor_id = ${accountId}::uuid and e.subject_id is null)
        and v.field in ('name', 'name.old', 'email', 'email.old', 'address')
        and e.action not like 'organization.%')
      or lower(btrim(normalize(value, nfkc), ' \t\r\n')) = ${email}
    returning 1`
  const actor = { accountId: null, role: 'system' } as const
  const details = { count: erased.length }
  await record(tx, { action: 'log.values-erased', actor, subjectId: accountId, details }, now)
  return erased.length
}
