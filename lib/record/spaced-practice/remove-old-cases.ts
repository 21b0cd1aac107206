import { query, type Statements } from '@/lib/platform/db'

/** Cases that were answered before then, of people whose practice has ended. */
export async function removeOldCases(tx: Statements, before: Date, most: number): Promise<number> {
  const removed = await query(tx)`
    delete from spaced_case where id in (
      select c.id from spaced_case c where c.answered_at < ${before}
        and not exists (select from practice_plan p where p.account_id = c.account_id and p.ended_at is null)
        and not exists (select from held_account h where h.account_id = c.account_id) limit ${most})
    returning 1`
  return removed.length
}
