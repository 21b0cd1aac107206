import { query, type Transaction } from '@/lib/platform/db'
import { oneAtATime } from './one-at-a-time'

/** Keeps the files of certificates that count: an agency keeps the proof of its hours. Returns how many were deleted. */
export async function removeOutsideFilesOf(tx: Transaction, accountId: string): Promise<number> {
  await oneAtATime(tx, { accountId })
  const deleted = await query(tx)`
    delete from outside_file f where f.account_id = ${accountId}::uuid and not exists (
      select from current_outside_certificate c where c.account_id = f.account_id and c.organization_id = f.organization_id
        and c.sha256 = f.sha256 and c.state = 'accepted')
    returning 1`
  return deleted.length
}

/** A batch of files that outlived their person's name, and whose certificate was withdrawn since. */
export async function removeNamelessFiles(tx: Transaction): Promise<number> {
  const people = await query(tx)<{ accountId: string }>`
    select distinct f.account_id::text as "accountId" from outside_file f
    where not exists (select from open_account o where o.id = f.account_id)
      and not exists (select from named_closure n where n.account_id = f.account_id)
      and not exists (select from held_account h where h.account_id = f.account_id)
      and not exists (
        select from current_outside_certificate c where c.account_id = f.account_id and c.organization_id = f.organization_id
          and c.sha256 = f.sha256 and c.state = 'accepted')
    limit 20`
  let count = 0
  for (const { accountId } of people) count += await removeOutsideFilesOf(tx, accountId)
  return count
}
