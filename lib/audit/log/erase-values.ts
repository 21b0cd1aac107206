import { query, transact } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { lockRetention } from '@/lib/platform/retention-lock'
import { systemWorld } from '@/lib/platform/world'
import { record } from './record'

/** Errors: conflict (a legal hold). Erases values about the person, by them about no one, and where their email was typed; digests stay in the chain. */
export async function eraseValues(
  operator: { role: 'operator'; accountId: null },
  { accountId, email, reason }: { accountId: string | null; email: string; reason: string },
  world = systemWorld,
): Promise<number> {
  return transact(async (tx) => {
    await lockRetention(tx)
    const held = await query(tx)`select from held_account where account_id = ${accountId}::uuid`
    if (held.length > 0) throw new DomainError('conflict', 'A legal hold keeps this person’s data.')
    const { length: count } = await query(tx)`
      with theirs as (
        select id from audit_event
        where subject_id = ${accountId}::uuid or actor_id = ${accountId}::uuid and subject_id is null
      ), typed as (
        -- Compared in the form of lib/people/account/email.ts.
        select event_id, field from audit_value
        where lower(btrim(normalize(value, nfkc), ' \t\r\n')) = lower(btrim(normalize(${email}, nfkc), ' \t\r\n'))
      )
      delete from audit_value v
      where v.event_id in (select id from theirs)
        or exists (select from typed t where t.event_id = v.event_id and (t.field = v.field or v.field = 'address'))
      returning 1`
    const details = { count }
    const values = { reason }
    const about = { ...(accountId && { subjectId: accountId }), details, values }
    await record(tx, { action: 'log.values-erased', actor: operator, ...about }, world.now())
    return count
  })
}
