import { query, type Statements } from '@/lib/platform/db'

/** A session lasts 30 days at most. */
const longest = '30 days'

/** Deletes the providers' names of sessions that ended before then. */
export async function removeOldSignOns(tx: Statements, before: Date, most: number): Promise<number> {
  const removed = await query(tx)`
    delete from sign_on_session where session_id in (
      select o.session_id from sign_on_session o where o.started_at < ${before}::timestamptz - ${longest}::interval
        and not exists (
          select from sign_on_subject s join held_account h on h.account_id = s.account_id
          where s.issuer = o.issuer and s.subject = o.subject)
      limit ${most})
    returning 1`
  return removed.length
}
