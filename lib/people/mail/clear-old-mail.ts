import { query, type Statements } from '@/lib/platform/db'

/** Empties mails that were settled before then. The row stays, so that its event sends no second mail. */
export async function clearOldMail(tx: Statements, before: Date, most: number, now: Date): Promise<number> {
  const cleared = await query(tx)`
    update mail set recipient = '', subject = '', text = '', html = '', unsubscribe_url = null, last_error = null,
      sealed_secret = null, cleared_at = ${now}
    where id in (
      select m.id from mail m where m.settled_at < ${before} and m.cleared_at is null
        and m.state in ('sent', 'failed', 'withdrawn')
        and not exists (select from held_account h where h.account_id = m.account_id) limit ${most})
    returning 1`
  return cleared.length
}
