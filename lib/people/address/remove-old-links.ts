import { query, type Statements } from '@/lib/platform/db'

/** Address links that were used or expired before then, and such registrations. */
export async function removeOldLinks(tx: Statements, before: Date, most: number): Promise<number> {
  const links = await query(tx)`
    delete from address_link where id in (
      select l.id from address_link l where least(l.used_at, l.expires_at) < ${before}
        and not exists (select from held_account h where h.account_id = l.account_id) limit ${most})
    returning 1`
  const registrations = await query(tx)`
    delete from registration where id in (select id from registration where expires_at < ${before} limit ${most})
    returning 1`
  return links.length + registrations.length
}
