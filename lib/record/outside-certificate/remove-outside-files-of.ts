import { query, type Transaction } from '@/lib/platform/db'
import { oneAtATime } from './one-at-a-time'

/** Keeps the files of certificates that count: an agency keeps the proof of its hours. */
export async function removeOutsideFilesOf(tx: Transaction, accountId: string): Promise<void> {
  await oneAtATime(tx, { accountId })
  await query(tx)`
    delete from outside_file f where f.account_id = ${accountId}::uuid and not exists (
      select from current_outside_certificate c where c.account_id = f.account_id and c.organization_id = f.organization_id
        and c.sha256 = f.sha256 and c.state = 'accepted')`
}

/** After a withdrawal: a closed account's name may be gone already. No-op under a hold. */
export async function removeNamelessFilesOf(tx: Transaction, accountId: string): Promise<void> {
  const [nameless] = await query(tx)`
    select 1 as nameless from person p where p.id = ${accountId}::uuid
      and not exists (select from open_account o where o.id = p.id)
      and not exists (select from named_closure n where n.account_id = p.id)
      and not exists (select from held_account h where h.account_id = p.id)`
  if (nameless) await removeOutsideFilesOf(tx, accountId)
}
