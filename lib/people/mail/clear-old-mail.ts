import { query, type Statements } from '@/lib/platform/db'
import { emptied } from './clear-mail-of'

/** Empties mails that were settled before then. */
export async function clearOldMail(tx: Statements, before: Date, most: number, now: Date): Promise<number> {
  const cleared = await query(tx)`
    update mail set ${emptied(now)}
    where id in (
      select m.id from mail m where m.settled_at < ${before} and m.cleared_at is null
        and m.state in ('sent', 'failed', 'withdrawn')
        and not exists (select from held_account h where h.account_id = m.account_id) limit ${most})
    returning 1`
  return cleared.length
}
