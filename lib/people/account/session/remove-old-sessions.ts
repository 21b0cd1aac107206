import { query, type Statements } from '@/lib/platform/db'

/** Sessions that expired before then, and sign-outs as old: a cookie expires sooner. */
export async function removeOldSessions(tx: Statements, before: Date, most: number): Promise<number> {
  const removed = await query(tx)`
    delete from session where id in (
      select s.id from session s where s.expires_at < ${before}
        and not exists (select from held_account h where h.account_id = s.account_id) limit ${most})
    returning 1`
  const ended = await query(tx)`
    delete from ended_session where id in (
      select e.id from ended_session e where e.ended_at < ${before}
        and not exists (select from held_account h where h.account_id = e.account_id) limit ${most})
    returning 1`
  return removed.length + ended.length
}
