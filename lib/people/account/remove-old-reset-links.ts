import { query, type Statements } from '@/lib/platform/db'

export async function removeOldResetLinks(tx: Statements, before: Date, most: number): Promise<number> {
  const removed = await query(tx)`
    delete from password_reset where id in (
      select r.id from password_reset r where least(r.used_at, r.expires_at) < ${before}
        and not exists (select from held_account h where h.account_id = r.account_id) limit ${most})
    returning 1`
  return removed.length
}
