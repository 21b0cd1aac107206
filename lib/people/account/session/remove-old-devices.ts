import { query, type Statements } from '@/lib/platform/db'

export async function removeOldDevices(tx: Statements, before: Date, most: number): Promise<number> {
  const removed = await query(tx)`
    delete from known_device where (account_id, token_hash) in (
      select d.account_id, d.token_hash from known_device d where d.last_used_at < ${before}
        and not exists (select from held_account h where h.account_id = d.account_id) limit ${most})
    returning 1`
  return removed.length
}
